package loopbook.wire.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Palette;
import loopbook.text.Theme;
import loopbook.text.Theme.Glyph;
import loopbook.text.Width;
import loopbook.wire.Event;
import loopbook.wire.Event.Kind;
import loopbook.wire.Story;
import loopbook.wire.view.Facts.Fact;
import loopbook.wire.view.Mark.Shape;
import org.junit.jupiter.api.Test;

/**
 * Any run is drawn without loss and without overlap, in three steps: the marks say what the events
 * did; what was folded can be unfolded again; the rows say what the marks say, each in its place.
 */
class DrawingTest {
  private static final long MOST = Long.getLong("loopbook.drawings", 100);
  private static final long THRESHOLD = 100_000_000;
  private static final Pattern RULE = Pattern.compile("last (\\d+) lines (\\d+) times.*");
  private static final Pattern OFTEN = Pattern.compile("x(\\d+)");

  /** Does it with each seed, and names the one that fails. */
  private static void each(java.util.function.LongConsumer check) {
    LongStream.rangeClosed(1, MOST)
        .forEach(
            seed -> {
              try {
                check.accept(seed);
              } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
              }
            });
  }

  private static List<Mark> marks(List<Event> events) {
    return Marks.of(Story.of(events), SequenceView.parties(events, List.of()), THRESHOLD);
  }

  @Test
  void theMarksSayWhatTheEventsDid() {
    Set<Kind> untold = EnumSet.complementOf(EnumSet.of(Kind.WAKE, Kind.OMITTED));
    each(
        seed -> {
          AnyRun run = new AnyRun(seed);
          List<Event> events = run.play();
          events.forEach(event -> untold.remove(event.kind()));
          assertThat(
                  events.stream().filter(e -> e.kind() == Kind.SEND).mapToLong(Event::bytes).sum())
              .isEqualTo(run.sent());
          List<String> parties = SequenceView.parties(events, List.of());
          Map<String, List<Fact>> did = Facts.of(events);
          Map<String, List<Fact>> said = Facts.of(marks(events), parties, events);
          assertThat(said.keySet()).isEqualTo(did.keySet());
          did.forEach(
              (party, facts) -> {
                assertThat(said.get(party)).containsExactlyInAnyOrderElementsOf(facts);
                assertThat(ordered(said.get(party))).isEqualTo(ordered(facts));
              });
        });
    assertThat(untold).as("kinds that no run had").isEmpty();
  }

  /** What one thread did stays in its order, but for what is found open in the end. */
  private static List<Fact> ordered(List<Fact> facts) {
    return facts.stream().filter(fact -> !fact.verb().equals("leaves open")).toList();
  }

  @Test
  void whatIsFoldedCanBeUnfolded() {
    int[] folded = new int[1];
    each(
        seed -> {
          List<Mark> marks = marks(new AnyRun(seed).play());
          List<Mark> lines = Folding.fold(marks, "x");
          folded[0] += lines.size() < marks.size() ? 1 : 0;
          assertThat(unfolded(lines).stream().map(Mark::text).toList())
              .isEqualTo(marks.stream().map(Mark::text).toList());
        });
    assertThat(folded[0]).as("runs with something to fold").isGreaterThan((int) MOST / 20);
  }

  private static List<Mark> unfolded(List<Mark> lines) {
    List<List<Mark>> all = new ArrayList<>();
    for (Mark line : lines) {
      Matcher rule = RULE.matcher(line.text());
      if (line.shape() == Shape.RULE && rule.matches()) {
        int count = Integer.parseInt(rule.group(1));
        List<Mark> once = joined(all.subList(all.size() - count, all.size()));
        all.add(joined(Collections.nCopies(Integer.parseInt(rule.group(2)) - 1, once)));
      } else {
        Matcher often = OFTEN.matcher(line.often());
        int times = 1;
        while (often.find()) {
          times *= Integer.parseInt(often.group(1));
        }
        all.add(Collections.nCopies(times, line));
      }
    }
    return joined(all);
  }

  private static List<Mark> joined(List<List<Mark>> all) {
    return all.stream().flatMap(List::stream).toList();
  }

  @Test
  void theRowsSayWhatTheMarksSay() {
    int[] drawn = new int[1];
    each(
        seed -> {
          List<Event> events = new AnyRun(seed).play();
          Random random = new Random(seed);
          List<String> parties = SequenceView.parties(events, List.of());
          for (int width : new int[] {40, 41 + random.nextInt(40), 80 + random.nextInt(121)}) {
            Theme theme = random.nextBoolean() ? Theme.UNICODE : Theme.ASCII;
            Look look = new Look(theme, Palette.NONE, width);
            List<Line> lines = SequenceView.draw(events, look).lines();
            coloursChangeNothing(events, look, lines);
            List<Mark> marks =
                SequenceView.marks(events, parties, theme == Theme.UNICODE ? "×" : "x");
            if (SequenceView.columns(parties, width).length == 0) {
              isTheList(marks, parties, look, lines);
            } else {
              drawn[0]++;
              new Drawing(parties, look).is(marks, lines);
            }
          }
        });
    assertThat(drawn[0]).as("drawings that are no lists").isGreaterThan((int) MOST);
  }

  private static void coloursChangeNothing(List<Event> events, Look look, List<Line> plain) {
    for (Line line : plain) {
      assertThat(Width.of(line.plain())).as(line.plain()).isLessThanOrEqualTo(look.width());
      assertThat(line.plain()).matches("\\P{Cntrl}*");
    }
    for (Palette palette : Palette.values()) {
      Look coloured = new Look(look.theme(), palette, look.width());
      String shown = coloured.render(SequenceView.draw(events, coloured));
      assertThat(shown.replaceAll("\u001b\\[[0-9;]*m", "").lines().toList())
          .isEqualTo(plain.stream().map(Line::plain).toList());
    }
  }

  /** Where there is no room for columns, all words are there, whatever the lines. */
  private static void isTheList(
      List<Mark> marks, List<String> parties, Look look, List<Line> lines) {
    StringBuilder expected = new StringBuilder();
    for (Mark mark : marks) {
      if (mark.shape() == Shape.RULE) {
        expected.append(look.of(Glyph.DASHED).repeat(2));
      } else {
        expected.append(parties.get(mark.from()));
      }
      switch (mark.shape()) {
        case ARROW, DATAGRAM ->
            expected.append(look.of(Glyph.ARROW_RIGHT)).append(parties.get(mark.to()));
        case RESET, LOST -> expected.append(look.of(Glyph.CROSS)).append(parties.get(mark.to()));
        case LOCAL, DATA, RULE -> {}
      }
      expected.append(mark.words());
    }
    StringBuilder shown = new StringBuilder();
    lines.forEach(line -> shown.append(line.plain()));
    assertThat(bare(shown)).isEqualTo(bare(expected));
  }

  private static String bare(CharSequence text) {
    return text.toString().replace(" ", "");
  }

  /** Reads rows back, by where the columns are. */
  private static final class Drawing {
    private final List<String> parties;
    private final Look look;
    private final SequenceView view;
    private final int[] columns;

    Drawing(List<String> parties, Look look) {
      this.parties = parties;
      this.look = look;
      this.view = new SequenceView(parties, look);
      this.columns = SequenceView.columns(parties, look.width());
    }

    void is(List<Mark> marks, List<Line> lines) {
      header(lines.get(0));
      List<Line> rows = new ArrayList<>();
      for (Mark mark : marks) {
        List<Line> own = view.rows(mark);
        check(mark, own.stream().map(this::cells).toList());
        rows.addAll(own);
      }
      assertThat(lines.subList(1, lines.size())).isEqualTo(rows);
    }

    /** What stands in each column of the terminal; nothing in the second one of a wide letter. */
    private String[] cells(Line line) {
      String[] cells = new String[look.width()];
      java.util.Arrays.fill(cells, " ");
      String text = line.plain();
      int column = 0;
      for (int i = 0; i < text.length(); ) {
        int end = Width.clusterEnd(text, i);
        String cluster = text.substring(i, end);
        cells[column++] = cluster;
        for (int k = 1; k < Width.of(cluster); k++) {
          cells[column++] = "";
        }
        i = end;
      }
      return cells;
    }

    private static String text(String[] row, int from, int to) {
      return String.join("", java.util.Arrays.asList(row).subList(from, to));
    }

    private void header(Line line) {
      List<String> names = List.of(line.plain().strip().split(" +"));
      assertThat(names).hasSameSizeAs(parties);
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i).replace(look.of(Glyph.CUT), "");
        assertThat(parties.get(i)).startsWith(name);
        assertThat(i == 0 || columns[i] > columns[i - 1]).isTrue();
      }
    }

    private void check(Mark mark, List<String[]> rows) {
      switch (mark.shape()) {
        case RULE -> {
          String words = "";
          for (String[] row : rows) {
            words += text(row, 0, row.length).strip().replaceAll("^(┄|-)+ | (┄|-)+$", "") + " ";
          }
          assertThat(bare(words)).isEqualTo(bare(mark.words()));
        }
        case LOCAL, DATA -> local(mark, rows);
        case ARROW, DATAGRAM, LOST, RESET -> arrow(mark, rows);
      }
    }

    /** Every party's line is there, and nothing but between these two columns. */
    private void onlyBetween(String[] row, int a, int b) {
      for (int i = 0; i < columns.length; i++) {
        if (columns[i] <= a || columns[i] >= b) {
          assertThat(row[columns[i]]).isEqualTo(look.of(Glyph.VERTICAL));
        }
      }
      String outside =
          text(row, 0, Math.max(0, a)) + text(row, Math.min(b + 1, row.length), row.length);
      assertThat(outside.replace(look.of(Glyph.VERTICAL), "")).isBlank();
    }

    private void local(Mark mark, List<String[]> rows) {
      boolean last = mark.from() == columns.length - 1 && columns.length > 1;
      int a = last ? columns[mark.from() - 1] : columns[mark.from()];
      int b =
          last
              ? columns[mark.from()]
              : columns.length == 1 ? look.width() : columns[mark.from() + 1];
      StringBuilder said = new StringBuilder();
      for (String[] row : rows) {
        onlyBetween(row, a, b);
        assertThat(row[a + 1]).isEqualTo(" ");
        assertThat(b == look.width() || row[b - 1].equals(" ")).isTrue();
        said.append(text(row, a + 1, b)).append(' ');
      }
      says(mark, said.toString());
    }

    private void arrow(Mark mark, List<String[]> rows) {
      boolean right = mark.to() > mark.from();
      int a = columns[Math.min(mark.from(), mark.to())];
      int b = columns[Math.max(mark.from(), mark.to())];
      StringBuilder said = new StringBuilder();
      for (String[] row : rows.subList(0, rows.size() - 1)) {
        int next = columns[mark.from() + (right ? 1 : -1)];
        int from = Math.min(columns[mark.from()], next);
        int to = Math.max(columns[mark.from()], next);
        onlyBetween(row, from, to);
        assertThat(row[from + 1] + row[to - 1]).isBlank();
        said.append(text(row, from + 1, to)).append(' ');
      }
      String[] row = rows.get(rows.size() - 1);
      onlyBetween(row, a, b);
      boolean ends = mark.shape() == Shape.RESET || mark.shape() == Shape.LOST;
      String head = look.of(ends ? Glyph.CROSS : right ? Glyph.HEAD_RIGHT : Glyph.HEAD_LEFT);
      assertThat(row[right ? b - 1 : a + 1]).isEqualTo(head);
      boolean doubled = mark.shape() == Shape.DATAGRAM || mark.shape() == Shape.LOST;
      String shaft = look.of(doubled ? Glyph.DOUBLE : Glyph.HORIZONTAL);
      assertThat(row[right ? a + 1 : b - 1]).isEqualTo(shaft);
      String inside = right ? text(row, a + 1, b - 1) : text(row, a + 2, b);
      Matcher words = Pattern.compile(shaft + "*(?: (.*) )?" + shaft + "*").matcher(inside);
      assertThat(words.matches()).as(inside).isTrue();
      said.append(words.group(1) == null ? "" : words.group(1));
      says(mark, said.toString());
    }

    /** All of it; but of the bytes that it quotes the last ones may be left out. */
    private void says(Mark mark, String said) {
      String shown = said.replace(" ", "");
      String all = mark.words().replace(" ", "");
      if (shown.equals(all)) {
        return;
      }
      assertThat(mark.shape()).as(shown).isNotEqualTo(Shape.LOCAL);
      int quote = mark.words().indexOf(" \"");
      assertThat(quote).as("%s for %s", shown, all).isPositive();
      String before = mark.words().substring(0, quote).replace(" ", "");
      String after = mark.words().substring(mark.words().lastIndexOf('"') + 1).replace(" ", "");
      assertThat(shown).startsWith(before).endsWith(after);
      assertThat(shown.length()).isGreaterThanOrEqualTo(before.length() + after.length());
      String bytes = shown.substring(before.length(), shown.length() - after.length());
      String sign = look.of(Glyph.ELLIPSIS);
      String kept =
          bytes.endsWith(sign) ? bytes.substring(0, bytes.length() - sign.length()) : bytes;
      assertThat(all).startsWith(before + kept);
      assertThat(bytes.isEmpty() || bytes.endsWith(sign)).as(shown).isTrue();
    }
  }
}
