package loopbook.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server for a test: every caller gets a thread, and closing it ends all of them. */
final class Served implements AutoCloseable {
  interface Handler {
    void handle(Socket caller) throws Exception;
  }

  private final ServerSocket listener;
  private final Set<Socket> callers = ConcurrentHashMap.newKeySet();

  private Served(ServerSocket listener) {
    this.listener = listener;
  }

  static Served by(Handler handler) throws IOException {
    return by(Loopback.V4, 0, handler);
  }

  static Served by(InetAddress address, int receiveBuffer, Handler handler) throws IOException {
    ServerSocket listener = new ServerSocket();
    if (receiveBuffer > 0) {
      listener.setReceiveBufferSize(receiveBuffer);
    }
    listener.bind(new InetSocketAddress(address, 0), 500);
    Served served = new Served(listener);
    Thread thread = new Thread(() -> served.accept(handler), "served");
    thread.setDaemon(true);
    thread.start();
    return served;
  }

  private void accept(Handler handler) {
    while (!listener.isClosed()) {
      try {
        Socket caller = listener.accept();
        callers.add(caller);
        Thread thread =
            new Thread(
                () -> {
                  try {
                    handler.handle(caller);
                  } catch (Exception expectedOfMutants) {
                    // the peer shall notice, not the log
                  }
                });
        thread.setDaemon(true);
        thread.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket caller : callers) {
      caller.close();
    }
  }
}
