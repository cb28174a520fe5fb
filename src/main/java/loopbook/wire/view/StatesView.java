package loopbook.wire.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Text;
import loopbook.text.Theme;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.text.Wrap;
import loopbook.wire.Event;
import loopbook.wire.StatesFence;
import loopbook.wire.TcpRow;
import loopbook.wire.TcpRow.State;
import loopbook.wire.UdpRow;

/** The kernel's tables of a run at each of its moments, of TCP and, where it has some, of UDP. */
public final class StatesView {
  private static final int NARROWEST = 60;

  /** So many rows that differ by a port alone are drawn one by one. */
  private static final int MOST_ALIKE = 3;

  /** A row, and for how many like it that it stands. */
  private record Alike(TcpRow row, int times) {
    /** The port of one, and a sign that there are others. */
    String port(int port, boolean same, Look look) {
      return times == 1 || same ? String.valueOf(port) : port + look.of(Glyph.ELLIPSIS);
    }
  }

  private StatesView() {}

  /** {@code tables}: rows by moment, in order. */
  public static Text draw(Map<String, List<TcpRow>> tables, Look look) {
    return draw(tables, List.of(), look);
  }

  /** With these parties' colours first, in this order. */
  public static Text draw(Map<String, List<TcpRow>> tables, List<String> first, Look look) {
    return draw(tables, Map.of(), List.of(), List.copyOf(tables.keySet()), first, look);
  }

  /**
   * The same with the datagram sockets.
   *
   * @param datagrams the kernel's UDP rows by moment
   * @param events from which follows what the kernel does not tell
   * @param moments in their order
   */
  public static Text draw(
      Map<String, List<TcpRow>> tables,
      Map<String, List<UdpRow>> datagrams,
      List<Event> events,
      List<String> moments,
      List<String> first,
      Look look) {
    Text.Builder text = Text.builder();
    Set<String> parties = new LinkedHashSet<>(first);
    tables.values().forEach(rows -> sorted(rows).forEach(row -> parties.add(row.owner())));
    datagrams.values().forEach(rows -> rows.forEach(row -> parties.add(row.owner())));
    List<String> order = List.copyOf(parties);
    DatagramRows udp = new DatagramRows(events, order, look);
    for (String moment : moments) {
      Text below = udp.draw(moment, Optional.ofNullable(datagrams.get(moment)));
      List<TcpRow> rows = tables.get(moment);
      if (rows == null && below.isEmpty()) {
        continue;
      }
      text.gap().line(moment, Tone.HEADING);
      if (rows != null && !(rows.isEmpty() && !below.isEmpty())) {
        rows(rows, order, look, text);
      }
      text.add(below);
    }
    if (udp.hasInferred()) {
      text.add(Wrap.wrap(Words.of("udp.legend"), Tone.DIM, look.width()));
    }
    return text.build();
  }

  private static void rows(List<TcpRow> rows, List<String> order, Look look, Text.Builder text) {
    if (rows.isEmpty()) {
      text.line(Words.of("no.rows"), Tone.DIM);
      return;
    }
    List<Line> table = look.width() < NARROWEST ? List.of() : table(rows, order, look);
    if (table.isEmpty() || table.stream().anyMatch(line -> line.width() > look.width())) {
      folded(rows).forEach(alike -> text.add(sentence(alike, order, look)));
    } else {
      table.forEach(text::line);
    }
  }

  /** Where a row of the table has no room: a number that is cut would be another one. */
  private static List<Line> sentence(Alike alike, List<String> order, Look look) {
    String words = StatesFence.line(alike.row()) + times(alike, look);
    return Wrap.wrap(
        Line.of(words, tone(alike.row(), order)), look.width(), Line.EMPTY, Line.of("    "));
  }

  /** Listeners first, then by owner. */
  private static List<TcpRow> sorted(List<TcpRow> rows) {
    return rows.stream()
        .sorted(
            Comparator.comparing((TcpRow row) -> row.state() != State.LISTEN)
                .thenComparing(TcpRow::owner)
                .thenComparing(row -> row.remote().getPort()))
        .toList();
  }

  /** Many that differ by their ports alone are one. */
  private static List<Alike> folded(List<TcpRow> rows) {
    Map<String, List<TcpRow>> groups = new LinkedHashMap<>();
    for (TcpRow row : sorted(rows)) {
      groups.computeIfAbsent(StatesFence.line(row), line -> new ArrayList<>()).add(row);
    }
    List<Alike> folded = new ArrayList<>();
    for (List<TcpRow> group : groups.values()) {
      if (group.size() > MOST_ALIKE) {
        folded.add(new Alike(group.get(0), group.size()));
      } else {
        group.forEach(row -> folded.add(new Alike(row, 1)));
      }
    }
    return folded;
  }

  private static String times(Alike alike, Look look) {
    String sign = look.theme() == Theme.UNICODE ? "×" : "x";
    return alike.times() == 1 ? "" : " " + Words.of("times", sign, alike.times());
  }

  private static Tone tone(TcpRow row, List<String> parties) {
    return Tone.party(Math.max(0, parties.indexOf(row.owner())));
  }

  private static List<Line> table(List<TcpRow> rows, List<String> parties, Look look) {
    List<List<Line>> cells = new ArrayList<>();
    cells.add(
        List.of(
            Line.of(Words.of("column.party"), Tone.DIM),
            Line.of(Words.of("column.port"), Tone.DIM),
            Line.of(Words.of("column.state"), Tone.DIM),
            Line.of(Words.of("column.peer"), Tone.DIM),
            Line.of(Words.of("column.queues"), Tone.DIM)));
    for (Alike alike : folded(rows)) {
      TcpRow row = alike.row();
      boolean listens = row.state() == State.LISTEN;
      boolean ours = rows.stream().anyMatch(r -> isListener(r, row.local().getPort()));
      boolean theirs = rows.stream().anyMatch(r -> isListener(r, row.remote().getPort()));
      cells.add(
          List.of(
              Line.of(row.owner(), tone(row, parties)),
              Line.of(alike.port(row.local().getPort(), ours, look)),
              Line.of(row.state().name(), listens ? Tone.PLAIN : Tone.STRONG),
              listens
                  ? Line.EMPTY
                  : Line.of(
                      (row.peer() + " " + alike.port(row.remote().getPort(), theirs, look))
                          .strip()),
              Line.of((queues(row) + times(alike, look)).strip(), Tone.NUMBER)));
    }
    int[] widths = new int[5];
    for (List<Line> row : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).width());
      }
    }
    List<Line> lines = new ArrayList<>();
    for (List<Line> row : cells) {
      Line line = Line.EMPTY;
      for (int i = 0; i < widths.length; i++) {
        Line cell = row.get(i);
        line = line.append(i == widths.length - 1 ? cell : cell.pad(widths[i] + 2));
      }
      lines.add(trimmed(line));
    }
    return lines;
  }

  private static boolean isListener(TcpRow row, int port) {
    return row.state() == State.LISTEN && row.local().getPort() == port;
  }

  private static Line trimmed(Line line) {
    return line.cut(loopbook.text.Width.of(line.plain().stripTrailing()));
  }

  private static String queues(TcpRow row) {
    List<String> parts = new ArrayList<>();
    add(parts, "waiting", row.waiting());
    add(parts, "unread", row.unread());
    add(parts, "unacknowledged", row.unacknowledged());
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, String key, long amount) {
    if (amount > 0) {
      parts.add(Words.of(key, amount));
    }
  }
}
