package loopbook.command;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loopbook.example.Session;
import loopbook.wire.Event;
import loopbook.wire.UdpRow;
import org.jspecify.annotations.Nullable;

/** The datagram sockets of one session that write to each other, each called by its port. */
final class DatagramSides {
  /** More have no room side by side, and are the session's all together. */
  private static final int MOST = 5;

  private static final DatagramSides NONE = new DatagramSides(Map.of());

  /** By number. */
  private final Map<Long, Integer> ports;

  private DatagramSides(Map<Long, Integer> ports) {
    this.ports = ports;
  }

  /** None where no two of them have to do with each other. */
  static DatagramSides of(List<Event> events) {
    Map<Long, Integer> ports = new LinkedHashMap<>();
    for (Event event : events) {
      int port = isOwn(event) ? port(event.at().local()) : 0;
      if (port != 0) {
        ports.putIfAbsent(event.socket(), port);
      }
    }
    return ports.size() <= MOST && talk(events, ports) ? new DatagramSides(ports) : NONE;
  }

  private static boolean talk(List<Event> events, Map<Long, Integer> ports) {
    for (Event event : events) {
      Integer own = isOwn(event) ? ports.get(event.socket()) : null;
      int other = port(event.at().remote());
      if (own != null && own != other && ports.containsValue(other)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOwn(Event event) {
    return event.party().equals(Session.YOU) && event.at().isDatagrams();
  }

  private static int port(@Nullable SocketAddress address) {
    return address instanceof InetSocketAddress inet ? inet.getPort() : 0;
  }

  /** In the order in which they were opened. */
  List<String> parties() {
    List<String> all = new ArrayList<>();
    ports.values().stream().distinct().forEach(port -> all.add(name(port)));
    return all;
  }

  Event named(Event event) {
    Integer own = isOwn(event) ? ports.get(event.socket()) : null;
    if (own == null) {
      return event;
    }
    int other = port(event.at().remote());
    return event.named(name(own), ports.containsValue(other) ? name(other) : event.peer());
  }

  UdpRow named(UdpRow row) {
    int port = row.local().getPort();
    return row.owner().equals(Session.YOU) && ports.containsValue(port)
        ? row.named(name(port))
        : row;
  }

  private static String name(int port) {
    return ":" + port;
  }
}
