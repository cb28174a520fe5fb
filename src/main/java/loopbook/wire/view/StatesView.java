package loopbook.wire.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Text;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.wire.StatesFence;
import loopbook.wire.TcpRow;
import loopbook.wire.TcpRow.State;

/** The kernel's TCP table of a run at each of its moments. */
public final class StatesView {
  private static final int NARROWEST = 60;

  private StatesView() {}

  /** {@code tables}: rows by moment, in order. */
  public static Text draw(Map<String, List<TcpRow>> tables, Look look) {
    return draw(tables, List.of(), look);
  }

  /** With these parties' colours first, in this order. */
  public static Text draw(Map<String, List<TcpRow>> tables, List<String> first, Look look) {
    Text.Builder text = Text.builder();
    Set<String> parties = new LinkedHashSet<>(first);
    tables.values().forEach(rows -> sorted(rows).forEach(row -> parties.add(row.owner())));
    List<String> order = List.copyOf(parties);
    tables.forEach(
        (moment, rows) -> {
          text.gap().line(moment, Tone.HEADING);
          if (rows.isEmpty()) {
            text.line(Words.of("no.rows"), Tone.DIM);
          } else if (look.width() < NARROWEST) {
            sorted(rows)
                .forEach(
                    row ->
                        text.line(
                            Line.of(StatesFence.line(row), tone(row, order))
                                .cut(look.width(), look.of(Glyph.CUT))));
          } else {
            table(rows, order, look, text);
          }
        });
    return text.build();
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

  private static Tone tone(TcpRow row, List<String> parties) {
    return Tone.party(Math.max(0, parties.indexOf(row.owner())));
  }

  private static void table(List<TcpRow> rows, List<String> parties, Look look, Text.Builder text) {
    List<List<Line>> cells = new ArrayList<>();
    cells.add(
        List.of(
            Line.of(Words.of("column.party"), Tone.DIM),
            Line.of(Words.of("column.port"), Tone.DIM),
            Line.of(Words.of("column.state"), Tone.DIM),
            Line.of(Words.of("column.peer"), Tone.DIM),
            Line.of(Words.of("column.queues"), Tone.DIM)));
    for (TcpRow row : sorted(rows)) {
      boolean listens = row.state() == State.LISTEN;
      cells.add(
          List.of(
              Line.of(row.owner(), tone(row, parties)),
              Line.of(String.valueOf(row.local().getPort())),
              Line.of(row.state().name(), listens ? Tone.PLAIN : Tone.STRONG),
              listens ? Line.EMPTY : Line.of((row.peer() + " " + row.remote().getPort()).strip()),
              Line.of(queues(row), Tone.NUMBER)));
    }
    int[] widths = new int[5];
    for (List<Line> row : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).width());
      }
    }
    for (List<Line> row : cells) {
      Line line = Line.EMPTY;
      for (int i = 0; i < widths.length; i++) {
        Line cell = row.get(i);
        line = line.append(i == widths.length - 1 ? cell : cell.pad(widths[i] + 2));
      }
      text.line(trimmed(line).cut(look.width(), look.of(Glyph.CUT)));
    }
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
