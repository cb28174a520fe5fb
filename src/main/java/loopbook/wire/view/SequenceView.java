package loopbook.wire.view;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import loopbook.text.Escapes;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Text;
import loopbook.text.Theme;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.text.Width;
import loopbook.text.Wrap;
import loopbook.wire.Event;
import loopbook.wire.Story;
import loopbook.wire.view.Mark.Shape;

/**
 * Who did what, in order: one column for each party, time downwards.
 *
 * <pre>
 *   server                         client
 *     │                              │
 *     │◀───────── connects ──────────│
 *     │ accepts client               │
 *     │◀──── 6 bytes "hello\n" ──────│
 * </pre>
 *
 * Where there is no room for that it is a list.
 */
public final class SequenceView {
  /** The narrowest place between two columns that is still drawn. */
  private static final int NARROWEST_GAP = 13;

  private static final int NARROWEST = 40;
  private static final int MOST_MARKS = 400;
  private static final long THRESHOLD = 100_000_000;
  private static final int LONGEST_NAME = 16;

  private final List<String> parties;
  private final Look look;
  private final int[] columns;

  SequenceView(List<String> parties, Look look) {
    this.parties = parties;
    this.look = look;
    this.columns = columns(parties, look.width());
  }

  /** Of events in the order of {@code Recording.events}; parties in the order of their entry. */
  public static Text draw(List<Event> events, Look look) {
    return draw(events, List.of(), look);
  }

  /** With these parties first, in this order. */
  public static Text draw(List<Event> events, List<String> first, Look look) {
    return draw(events, first, look, SequenceView::marks);
  }

  /** The same with nothing folded and nothing left out. */
  public static Text whole(List<Event> events, List<String> first, Look look) {
    return draw(events, first, look, (marks, sign) -> marks);
  }

  /** Whether {@link #draw} does not draw each event by itself. */
  public static boolean isFolded(List<Event> events) {
    List<Mark> all = Marks.of(Story.of(events), parties(events, List.of()), THRESHOLD);
    return marks(all, "").size() < all.size();
  }

  private static Text draw(
      List<Event> events,
      List<String> first,
      Look look,
      BiFunction<List<Mark>, String, List<Mark>> choice) {
    if (events.isEmpty()) {
      return Text.of(Words.of("nothing"), Tone.DIM);
    }
    SequenceView view = new SequenceView(parties(events, first), look);
    List<Mark> all = Marks.of(Story.of(events), view.parties, THRESHOLD);
    List<Mark> marks = choice.apply(all, look.theme() == Theme.UNICODE ? "×" : "x");
    return view.columns.length == 0 ? view.list(marks) : view.drawing(marks);
  }

  static List<String> parties(List<Event> events, List<String> first) {
    Set<String> found = new LinkedHashSet<>();
    Set<String> seen = new LinkedHashSet<>();
    for (Event event : events) {
      seen.add(event.party());
    }
    for (Event event : events) {
      seen.add(event.peer());
    }
    seen.remove("");
    first.stream().filter(seen::contains).forEach(found::add);
    found.addAll(seen);
    return List.copyOf(found);
  }

  /** Folded, and shortened; {@code sign} stands before a number of times. */
  static List<Mark> marks(List<Event> events, List<String> parties, String sign) {
    return marks(Marks.of(Story.of(events), parties, THRESHOLD), sign);
  }

  private static List<Mark> marks(List<Mark> all, String sign) {
    return Folding.shorten(Folding.fold(all, sign), MOST_MARKS);
  }

  /** Where each party's line is; none if there is no room. */
  static int[] columns(List<String> parties, int width) {
    int count = parties.size();
    if (width < NARROWEST || count == 0) {
      return new int[0];
    }
    int left = margin(parties.get(0));
    int right = count == 1 ? 0 : margin(parties.get(count - 1));
    int[] columns = new int[count];
    columns[0] = left;
    if (count == 1) {
      return columns;
    }
    int span = Math.min(width, 100 + 20 * count) - 1 - left - right;
    if (span / (count - 1) < NARROWEST_GAP) {
      return new int[0];
    }
    for (int i = 1; i < count; i++) {
      columns[i] = left + span * i / (count - 1);
    }
    return columns;
  }

  private static int margin(String name) {
    return Math.max(1, Math.min(LONGEST_NAME, Width.of(name)) / 2);
  }

  private Text drawing(List<Mark> marks) {
    Text.Builder text = Text.builder();
    text.line(header());
    marks.forEach(mark -> text.add(rows(mark)));
    return text.build();
  }

  /** What is drawn for it. */
  List<Line> rows(Mark mark) {
    return switch (mark.shape()) {
      case LOCAL, DATA -> local(mark);
      case ARROW, DATAGRAM, LOST, RESET -> arrow(mark);
      case RULE -> rule(mark);
    };
  }

  private Line header() {
    Canvas row = new Canvas(look.width());
    for (int i = 0; i < parties.size(); i++) {
      int room = Math.min(LONGEST_NAME, gap() - 1);
      String name = Line.of(parties.get(i)).cut(room, look.of(Glyph.CUT)).plain();
      row.put(Math.max(0, columns[i] - Width.of(name) / 2), name, Tone.party(i));
    }
    return row.line();
  }

  /** The narrowest place between two columns. */
  private int gap() {
    int gap = look.width();
    for (int i = 1; i < columns.length; i++) {
      gap = Math.min(gap, columns[i] - columns[i - 1]);
    }
    return gap;
  }

  private Canvas row() {
    Canvas row = new Canvas(look.width());
    for (int i = 0; i < columns.length; i++) {
      row.put(columns[i], look.of(Glyph.VERTICAL), Tone.party(i));
    }
    return row;
  }

  private List<Line> local(Mark mark) {
    int own = columns[mark.from()];
    boolean last = mark.from() == columns.length - 1 && columns.length > 1;
    int from = last ? columns[mark.from() - 1] + 2 : own + 2;
    int to = last ? own - 2 : columns.length == 1 ? look.width() - 1 : columns[mark.from() + 1] - 2;
    int room = to - from + 1;
    List<Line> lines = new ArrayList<>();
    List<Line> parts =
        mark.shape() == Shape.DATA ? label(mark, room) : Wrap.wrap(mark.words(), mark.tone(), room);
    for (Line part : parts) {
      Canvas row = row();
      String words = part.plain().stripTrailing();
      row.put(last ? to + 1 - Width.of(words) : from, words, mark.tone());
      lines.add(row.line());
    }
    return lines;
  }

  /** With its words in it; above it, beside the sender's line, where it is too short for them. */
  private List<Line> arrow(Mark mark) {
    boolean right = mark.to() > mark.from();
    int a = columns[Math.min(mark.from(), mark.to())];
    int b = columns[Math.max(mark.from(), mark.to())];
    Tone tone = mark.tone() == Tone.PLAIN ? Tone.party(mark.from()) : mark.tone();
    Canvas row = row();
    int room = b - a - 1;
    boolean datagram = mark.shape() == Shape.DATAGRAM || mark.shape() == Shape.LOST;
    Glyph shaft = datagram ? Glyph.DOUBLE : Glyph.HORIZONTAL;
    row.put(a + 1, look.theme().fill(shaft, room), tone);
    String head =
        mark.shape() == Shape.RESET || mark.shape() == Shape.LOST
            ? look.of(Glyph.CROSS)
            : look.of(right ? Glyph.HEAD_RIGHT : Glyph.HEAD_LEFT);
    row.put(right ? b - 1 : a + 1, head, tone);
    List<Line> lines = new ArrayList<>();
    List<Line> label = label(mark, mark.least() <= room - 6 ? room - 6 : room - 4);
    if (mark.least() <= room - 4) {
      centre(row, label.get(0), a, b, mark.tone());
    } else {
      int near = columns[mark.from()];
      int next = columns[mark.from() + (right ? 1 : -1)];
      for (Line part : label(mark, Math.abs(next - near) - 3)) {
        Canvas above = row();
        centre(above, part, Math.min(near, next), Math.max(near, next), mark.tone());
        lines.add(above.line());
      }
    }
    lines.add(row.line());
    return lines;
  }

  /** Between two columns, with a space on either side. */
  private static void centre(Canvas row, Line words, int a, int b, Tone tone) {
    int start = a + 1 + (b - a - 1 - words.width()) / 2;
    row.put(start - 1, " " + words.plain() + " ", tone);
  }

  /**
   * What it says on one line, of the bytes as many as fit. Where there is no room for the rest it
   * is several lines, without the bytes; how many there were is never cut.
   */
  private List<Line> label(Mark mark, int room) {
    String sign = look.of(Glyph.ELLIPSIS);
    int left = room - mark.least();
    if (left < 0) {
      String bytes = mark.bytes().isEmpty() ? "" : " " + sign;
      return Wrap.wrap(mark.before() + bytes + mark.after(), mark.tone(), room);
    }
    String bytes =
        Width.of(mark.bytes()) <= left || Width.of(sign) <= left
            ? Escapes.cut(mark.bytes(), left, sign)
            : "";
    return List.of(Line.of(mark.before() + bytes + mark.after()));
  }

  private List<Line> rule(Mark mark) {
    int end = columns.length == 1 ? look.width() - 1 : columns[columns.length - 1];
    int room = end - columns[0] + 1;
    List<Line> lines = new ArrayList<>();
    for (Line part : Wrap.wrap(mark.words(), mark.tone(), room - 4)) {
      Canvas row = new Canvas(look.width());
      row.put(columns[0], look.theme().fill(Glyph.DASHED, room), Tone.DIM);
      row.put(columns[0] + (room - part.width()) / 2 - 1, " " + part.plain() + " ", Tone.STRONG);
      lines.add(row.line());
    }
    return lines;
  }

  private Text list(List<Mark> marks) {
    Text.Builder text = Text.builder();
    for (Mark mark : marks) {
      text.add(Wrap.wrap(sentence(mark), look.width(), Line.EMPTY, Line.of("  ")));
    }
    return text.build();
  }

  private Line sentence(Mark mark) {
    if (mark.shape() == Shape.RULE) {
      return Line.of(look.theme().fill(Glyph.DASHED, 2) + " " + mark.text(), Tone.STRONG);
    }
    Line line = party(mark.from());
    if (mark.shape() != Shape.LOCAL && mark.shape() != Shape.DATA) {
      boolean ends = mark.shape() == Shape.RESET || mark.shape() == Shape.LOST;
      Glyph arrow = ends ? Glyph.CROSS : Glyph.ARROW_RIGHT;
      line = line.append(" " + look.of(arrow) + " ", Tone.DIM).append(party(mark.to()));
    }
    return line.append(" " + mark.words(), mark.tone());
  }

  private Line party(int place) {
    return place < 0 ? Line.EMPTY : Line.of(parties.get(place), Tone.party(place));
  }
}
