package loopbook.wire;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import loopbook.weave.SocketKind;
import loopbook.wire.Connections.Callers;
import loopbook.wire.Connections.Connection;
import loopbook.wire.Event.Endpoint;
import org.jspecify.annotations.Nullable;

/** Which party has which port, and with that, whose the rows of the kernel's tables are. */
final class Owners {
  private final Connections connections;
  private final Map<Integer, String> ports = new HashMap<>();
  private final Map<Integer, String> listening = new HashMap<>();
  private final Map<String, Integer> firstPort = new HashMap<>();

  Owners(Connections connections) {
    this.connections = connections;
  }

  /** The party bound the socket to the port that this has now. */
  void bound(Tracked socket, String party, boolean listens) {
    int port = socket.localPort();
    if (port == 0) {
      return;
    }
    ports.put(port, socket.party);
    if (listens) {
      listening.put(port, socket.party);
    }
    firstPort.putIfAbsent(party, port);
  }

  /** The socket has a port that the system chose, perhaps. */
  void seen(Tracked socket) {
    if (socket.localPort() != 0) {
      ports.putIfAbsent(socket.localPort(), socket.party);
    }
  }

  /** The first that the party bound. */
  OptionalInt firstPort(String party) {
    Integer port = firstPort.get(party);
    return port == null ? OptionalInt.empty() : OptionalInt.of(port);
  }

  /** Who is at the other end; empty while that is not known. */
  String peer(Endpoint at) {
    return peer(connections.get(at.connection()), at.socket(), at.kind(), at.remote());
  }

  /** The same of a socket, whose call reached that address. */
  String peer(Tracked socket, @Nullable SocketAddress to) {
    return peer(socket.joined, socket.number, socket.kind, to);
  }

  private String peer(
      @Nullable Connection connection, long socket, SocketKind kind, @Nullable SocketAddress to) {
    Tracked other = connection == null ? null : connection.other(socket);
    if (other != null) {
      return other.party;
    }
    if (kind == SocketKind.LISTENER || !(to instanceof InetSocketAddress remote)) {
      return "";
    }
    return kind == SocketKind.STREAM
        ? listening.getOrDefault(remote.getPort(), "")
        : ports.getOrDefault(remote.getPort(), "");
  }

  /** The rows of this run, with their owners; {@code connecting}: who connects to a port now. */
  List<TcpRow> rows(List<TcpRow> all, IntFunction<String> connecting) {
    List<TcpRow> found = new ArrayList<>();
    for (TcpRow row : all) {
      TcpRow named = row.state() == TcpRow.State.LISTEN ? listener(row) : end(row, connecting);
      if (named != null) {
        found.add(named);
      }
    }
    return found;
  }

  private @Nullable TcpRow listener(TcpRow row) {
    String owner = listening.get(row.local().getPort());
    return owner == null ? null : row.named(owner, "");
  }

  private @Nullable TcpRow end(TcpRow row, IntFunction<String> connecting) {
    Connection connection = connections.between(row.local(), row.remote());
    if (connection != null) {
      return known(row, connection, connecting);
    }
    TcpRow unfinished = unknown(row, connecting);
    return unfinished == null ? past(row) : unfinished;
  }

  /** A connection of so long ago that only its ports are known. */
  private @Nullable TcpRow past(TcpRow row) {
    int own = row.local().getPort();
    int other = row.remote().getPort();
    Callers out = connections.past(own, other);
    if (out != null) {
      return row.named(or(out.connecting(), ports, own), or(out.accepted(), listening, other));
    }
    Callers in = connections.past(other, own);
    return in == null
        ? null
        : row.named(or(in.accepted(), listening, own), or(in.connecting(), ports, other));
  }

  private static String or(String party, Map<Integer, String> others, int port) {
    return party.isEmpty() ? others.getOrDefault(port, "") : party;
  }

  private TcpRow known(TcpRow row, Connection connection, IntFunction<String> callers) {
    Tracked connecting = connection.connecting;
    Tracked accepted = connection.accepted;
    int own = row.local().getPort();
    int other = row.remote().getPort();
    // a socket that is connected to itself is both ends
    boolean calls =
        connecting != null
            ? connecting.localPort() == own
            : accepted != null && accepted.localPort() != own;
    String caller =
        connecting != null
            ? connecting.party
            : ports.getOrDefault(calls ? own : other, callers.apply(calls ? other : own));
    String listener = own == other ? caller : listening.getOrDefault(calls ? other : own, "");
    String called = accepted == null ? listener : accepted.party;
    return calls ? row.named(caller, called) : row.named(called, caller);
  }

  /** A connect that has not returned, or not been finished: only its target is known, perhaps. */
  private @Nullable TcpRow unknown(TcpRow row, IntFunction<String> connecting) {
    int own = row.local().getPort();
    int other = row.remote().getPort();
    if (!canBeUnfinished(row.state())) {
      return null; // of an earlier connection to the same port
    }
    String target = listening.getOrDefault(other, "");
    String caller = ports.getOrDefault(own, connecting.apply(other));
    boolean both = !target.isEmpty() && !caller.isEmpty();
    boolean one = !target.isEmpty() || !caller.isEmpty();
    if (both || (one && row.state() == TcpRow.State.SYN_SENT)) {
      return row.named(caller, target);
    }
    String listener = listening.getOrDefault(own, "");
    String client = ports.getOrDefault(other, connecting.apply(own));
    return listener.isEmpty() || client.isEmpty() ? null : row.named(listener, client);
  }

  private static boolean canBeUnfinished(TcpRow.State state) {
    return switch (state) {
      case SYN_SENT, SYN_RECV, ESTABLISHED, CLOSE_WAIT -> true;
      default -> false;
    };
  }

  List<UdpRow> datagramRows(List<UdpRow> all) {
    List<UdpRow> found = new ArrayList<>();
    for (UdpRow row : all) {
      String owner = ports.get(row.local().getPort());
      if (owner != null) {
        found.add(row.named(owner));
      }
    }
    return found;
  }
}
