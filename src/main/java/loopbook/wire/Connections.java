package loopbook.wire;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds which two sockets are the ends of one connection. Guarded by its recording. */
final class Connections {
  /** A connection; an end is null while it is not known. */
  static final class Connection {
    final long number;
    @Nullable Tracked connecting;
    @Nullable Tracked accepted;

    /** How many of its ends are known and not forgotten. */
    private int needed;

    Connection(long number) {
      this.number = number;
    }

    @Nullable Tracked other(long socket) {
      Tracked one = connecting;
      if (one != null && one.number == socket) {
        Tracked other = accepted;
        return other == null && one.local != null && one.local.equals(one.remote) ? one : other;
      }
      return one;
    }
  }

  /** The parties at the two ends of a connection; "" for one that is not known. */
  record Callers(String connecting, String accepted) {}

  /**
   * The two addresses, whichever end asks. A host's name is not a part of one that has a number.
   */
  private record Pair(InetSocketAddress one, InetSocketAddress two) {
    // a record's own are slower, and these are asked for at each connect and accept
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Pair that && one.equals(that.one) && two.equals(that.two);
    }

    @Override
    public int hashCode() {
      return one.getPort() * 65_537 + two.getPort();
    }

    static Pair of(InetSocketAddress a, InetSocketAddress b) {
      return before(a, b) ? new Pair(a, b) : new Pair(b, a);
    }

    private static boolean before(InetSocketAddress a, InetSocketAddress b) {
      if (a.getPort() != b.getPort()) {
        return a.getPort() < b.getPort();
      }
      return String.valueOf(a.getAddress()).compareTo(String.valueOf(b.getAddress())) <= 0;
    }
  }

  private final Map<Pair, Connection> byAddresses = new HashMap<>();
  private final Map<Long, Connection> byNumber = new HashMap<>();
  private final Map<Integer, Callers> past = new HashMap<>();
  private Callers latest = new Callers("", "");
  private long last;

  /** Unix-domain connections have one name only: they are matched in their order. */
  private final Map<String, Deque<Connection>> unaccepted = new HashMap<>();

  private final Map<String, Deque<Connection>> unconnected = new HashMap<>();

  @Nullable Connection get(long number) {
    return byNumber.get(number);
  }

  /** Who was at the ends of the latest forgotten connection between these ports, if one was. */
  @Nullable Callers past(int connecting, int accepted) {
    return past.get(ports(connecting, accepted));
  }

  private static int ports(int connecting, int accepted) {
    return connecting << Short.SIZE | accepted;
  }

  /**
   * One end of a connection is needed no more; if the other is not either, the connection goes, but
   * for its ports: the kernel remembers it for a while.
   */
  void forget(Tracked socket) {
    Connection connection = socket.joined;
    if (connection == null
        || --connection.needed > 0
        || byNumber.remove(connection.number) == null) {
      return;
    }
    if (socket.local instanceof InetSocketAddress own
        && socket.remote instanceof InetSocketAddress other) {
      byAddresses.remove(Pair.of(own, other), connection);
      boolean connects = socket == connection.connecting;
      past.put(
          connects ? ports(own.getPort(), other.getPort()) : ports(other.getPort(), own.getPort()),
          callers(party(connection.connecting), party(connection.accepted)));
    } else {
      unaccepted.values().forEach(waiting -> waiting.remove(connection));
      unconnected.values().forEach(waiting -> waiting.remove(connection));
    }
  }

  /** One object for the many connections that the same two have one after another. */
  private Callers callers(String connecting, String accepted) {
    Callers known = latest;
    if (!known.connecting().equals(connecting) || !known.accepted().equals(accepted)) {
      known = new Callers(connecting, accepted);
      latest = known;
    }
    return known;
  }

  private static String party(@Nullable Tracked socket) {
    return socket == null ? "" : socket.party;
  }

  /** The connection between these addresses, the latest one. */
  @Nullable Connection between(InetSocketAddress local, InetSocketAddress remote) {
    return byAddresses.get(Pair.of(local, remote));
  }

  void connected(Tracked socket) {
    Connection connection = find(socket, true);
    connection.connecting = socket;
    connection.needed++;
    socket.joined = connection;
  }

  void accepted(Tracked socket) {
    Connection connection = find(socket, false);
    connection.accepted = socket;
    connection.needed++;
    socket.joined = connection;
  }

  private Connection find(Tracked socket, boolean connecting) {
    SocketAddress local = socket.local;
    SocketAddress remote = socket.remote;
    if (local instanceof InetSocketAddress own && remote instanceof InetSocketAddress other) {
      Pair pair = Pair.of(own, other);
      Connection known = byAddresses.get(pair);
      if (known != null && (connecting ? known.connecting : known.accepted) == null) {
        return known;
      }
      Connection made = make();
      byAddresses.put(pair, made);
      return made;
    }
    SocketAddress name = connecting ? remote : local;
    if (name instanceof UnixDomainSocketAddress unix) {
      String path = unix.getPath().toString();
      Deque<Connection> waiting = (connecting ? unconnected : unaccepted).get(path);
      Connection known = waiting == null ? null : waiting.pollFirst();
      if (known != null) {
        return known;
      }
      Connection made = make();
      (connecting ? unaccepted : unconnected)
          .computeIfAbsent(path, p -> new ArrayDeque<>())
          .addLast(made);
      return made;
    }
    return make();
  }

  private Connection make() {
    Connection made = new Connection(++last);
    byNumber.put(last, made);
    return made;
  }
}
