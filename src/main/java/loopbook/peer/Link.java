package loopbook.peer;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A caller's connection to a middleman and the one that this made to the server for it. */
final class Link {
  private final Socket caller;
  private final Socket server;
  private final Leg toServer;
  private final Leg toCaller;
  private final AtomicInteger under = new AtomicInteger(2);

  Link(Manner manner, Socket caller, Socket server, Usual usual) {
    this.caller = caller;
    this.server = server;
    this.toServer = new Leg(manner, this, caller, server, usual.fromCaller());
    this.toCaller = new Leg(manner, this, server, caller, usual.fromServer());
    if (usual.fromCaller() == 0 && usual.fromServer() == 0) {
      toServer.neverSpeaks();
    }
  }

  Runnable toServer() {
    return toServer;
  }

  Runnable toCaller() {
    return toCaller;
  }

  Usual came() {
    return new Usual(toServer.came(), toCaller.came());
  }

  /** One of its legs has come to its end; after the second nothing will be sent or heard. */
  void ended() {
    if (under.decrementAndGet() == 0) {
      close();
    }
  }

  boolean isOver() {
    return caller.isClosed() && server.isClosed();
  }

  /** Both sides are told by a reset. */
  void reset() {
    abort(server);
    abort(caller);
  }

  void close() {
    closeQuietly(server);
    closeQuietly(caller);
  }

  private static void abort(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException alreadyClosed) {
      // then there is nothing to abort
    }
    closeQuietly(socket);
  }

  static void closeQuietly(@Nullable AutoCloseable socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (Exception gone) {
      // there is nothing left to close
    }
  }
}
