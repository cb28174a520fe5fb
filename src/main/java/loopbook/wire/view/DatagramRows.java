package loopbook.wire.view;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Text;
import loopbook.text.Tone;
import loopbook.text.Wrap;
import loopbook.weave.SocketKind;
import loopbook.wire.Event;
import loopbook.wire.Event.Kind;
import loopbook.wire.UdpRow;
import org.jspecify.annotations.Nullable;

/**
 * The datagram sockets at a moment. The kernel tells what it dropped and whether its buffer holds
 * something, in memory; how many datagrams were sent to a port and not received follows from the
 * calls, and is marked so.
 */
final class DatagramRows {
  /** What the calls say of one port. */
  private record Traffic(String owner, long missing) {}

  private final List<Event> events;
  private final List<String> parties;
  private final Look look;
  private boolean inferred;

  DatagramRows(List<Event> events, List<String> parties, Look look) {
    this.events = events;
    this.parties = parties;
    this.look = look;
  }

  /** Whether something was drawn that follows from the calls alone. */
  boolean hasInferred() {
    return inferred;
  }

  /** The rows of the kernel's table, or those that the calls imply where there is none. */
  Text draw(String moment, Optional<List<UdpRow>> table) {
    Map<Integer, Traffic> traffic = traffic(moment);
    Text.Builder text = Text.builder();
    if (table.isPresent()) {
      table.get().stream()
          .sorted(Comparator.comparing(UdpRow::owner).thenComparing(r -> r.local().getPort()))
          .forEach(row -> text.add(line(row, traffic.get(row.local().getPort()))));
    } else {
      traffic.forEach((port, implied) -> text.add(line("~", implied.owner(), port, implied, "")));
    }
    return text.build();
  }

  private List<Line> line(UdpRow row, @Nullable Traffic implied) {
    List<String> parts = new ArrayList<>();
    if (row.drops() > 0) {
      parts.add(Words.of("udp.dropped", row.drops()));
    }
    if (row.receiveQueue() > 0) {
      parts.add(Words.of("udp.unread", row.receiveQueue()));
    }
    return line("", row.owner(), row.local().getPort(), implied, String.join(", ", parts));
  }

  private List<Line> line(
      String mark, String owner, int port, @Nullable Traffic implied, String kernel) {
    Tone tone = Tone.party(Math.max(0, parties.indexOf(owner)));
    String missing =
        implied == null || implied.missing() <= 0 ? "" : Words.of("udp.missing", implied.missing());
    inferred |= !mark.isEmpty() || !missing.isEmpty();
    // the kernel's numbers say what became of those: they are no further ones
    String joint = missing.isEmpty() || kernel.isEmpty() ? "" : ": ";
    Line line =
        Line.of(mark + owner, tone)
            .append("  " + port + "  ")
            .append("UDP", Tone.STRONG)
            .append("  " + missing + joint + kernel, Tone.NUMBER);
    Line margin = Line.of("    ");
    return Wrap.wrap(
        line.cut(loopbook.text.Width.of(line.plain().stripTrailing())),
        look.width(),
        Line.EMPTY,
        margin);
  }

  /** Of each port that has a datagram socket then, in the order in which they came. */
  private Map<Integer, Traffic> traffic(String moment) {
    Map<Integer, String> owners = new LinkedHashMap<>();
    Map<Integer, Long> missing = new LinkedHashMap<>();
    for (Event event : events) {
      if (event.kind() == Kind.OMITTED) {
        return Map.of(); // what is not known cannot be counted
      }
      if (event.kind() == Kind.MOMENT && event.name().equals(moment)) {
        break;
      }
      if (event.at().kind() != SocketKind.DATAGRAM) {
        continue;
      }
      int own = port(event.at().local());
      if (event.kind() == Kind.CLOSE) {
        owners.remove(own);
        missing.remove(own);
        continue;
      }
      if (own > 0) {
        owners.putIfAbsent(own, event.party());
      }
      if (event.kind() == Kind.DATAGRAM_SEND) {
        missing.merge(port(event.at().remote()), event.times(), Long::sum);
      } else if (event.kind() == Kind.DATAGRAM_RECEIVE) {
        missing.merge(own, -event.times(), Long::sum);
      }
    }
    Map<Integer, Traffic> found = new LinkedHashMap<>();
    owners.forEach(
        (port, owner) -> found.put(port, new Traffic(owner, missing.getOrDefault(port, 0L))));
    return found;
  }

  private static int port(@Nullable SocketAddress address) {
    return address instanceof InetSocketAddress inet ? inet.getPort() : 0;
  }
}
