package loopbook.wire;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashSet;
import java.util.Set;
import loopbook.weave.Operation;
import loopbook.weave.SocketKind;
import org.jspecify.annotations.Nullable;

/** Who is connecting: of such a socket only the target is known. Guarded by its recording. */
final class Connecting {
  private final UnderWay pending;
  private final Sockets sockets;

  Connecting(UnderWay pending, Sockets sockets) {
    this.pending = pending;
    this.sockets = sockets;
  }

  /** The party that connects to the port, if it is one; "" if there is none, or several. */
  String to(int port) {
    Set<String> parties = new HashSet<>();
    for (Pending p : pending) {
      if (p.call.operation() == Operation.CONNECT && isPort(p.call.remote(), port)) {
        parties.add(p.party);
      }
    }
    for (Tracked socket : sockets.all()) {
      if (socket.kind == SocketKind.STREAM
          && socket.joined == null
          && !socket.closed
          && isPort(socket.remote, port)) {
        parties.add(socket.party);
      }
    }
    return parties.size() == 1 ? parties.iterator().next() : "";
  }

  private static boolean isPort(@Nullable SocketAddress address, int port) {
    return address instanceof InetSocketAddress inet && inet.getPort() == port;
  }
}
