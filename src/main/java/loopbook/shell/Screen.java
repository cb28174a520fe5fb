package loopbook.shell;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;
import loopbook.command.Sink;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Palette;
import loopbook.text.Text;
import loopbook.text.Theme;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/** The terminal as a place for styled text: below the prompt, or above it while a line is typed. */
final class Screen {
  /** What a terminal that does not tell its size is taken for. */
  private static final int USUAL_ROWS = 24;

  private final Terminal terminal;
  private final Theme theme;
  private final Palette palette;
  private @Nullable LineReader reader;
  private @Nullable Consumer<Line> passing;
  private int reserved;

  Screen(Terminal terminal, Theme theme, Palette palette) {
    this.terminal = terminal;
    this.theme = theme;
    this.palette = palette;
  }

  /** The reader over whose prompt text is printed while it reads. */
  void reader(LineReader typing) {
    reader = typing;
  }

  /** Where lines that hold for the moment are shown while nothing is typed. */
  void passing(Consumer<Line> place) {
    passing = place;
  }

  /** This screen for commands. */
  Sink sink() {
    return new Sink() {
      @Override
      public void line(Line line) {
        print(line);
      }

      @Override
      public void text(Text text) {
        print(text);
      }

      @Override
      public void passing(Line line) {
        Consumer<Line> place = passing;
        LineReader typing = reader;
        if (place != null && (typing == null || !typing.isReading())) {
          place.accept(line);
        }
      }

      @Override
      public boolean showsPassing() {
        return passing != null;
      }
    };
  }

  Terminal terminal() {
    return terminal;
  }

  Look look() {
    int columns = terminal.getSize().getColumns();
    return new Look(theme, palette, columns > 0 ? columns : Look.USUAL);
  }

  /** All rows of the terminal. */
  int height() {
    int rows = terminal.getSize().getRows();
    return rows > 0 ? rows : USUAL_ROWS;
  }

  /** The rows that text may take: all but the line at the bottom. */
  int rows() {
    return Math.max(2, height() - reserved);
  }

  /** Keeps that many rows at the bottom free of text. */
  void reserve(int rows) {
    reserved = rows;
  }

  /** Whether lines can be taken back and keys be read one by one. */
  boolean canMove() {
    return !terminal.getType().startsWith(Terminal.TYPE_DUMB);
  }

  void print(Text text) {
    print(text.lines());
  }

  synchronized void print(List<Line> lines) {
    LineReader typing = reader;
    if (typing != null && typing.isReading()) {
      StringBuilder all = new StringBuilder();
      lines.forEach(line -> all.append(palette.render(line)).append('\n'));
      typing.printAbove(all.toString());
      return;
    }
    show(lines);
  }

  /** Prints where the cursor is, whatever is being typed. */
  synchronized void show(List<Line> lines) {
    PrintWriter out = terminal.writer();
    lines.forEach(line -> out.println(palette.render(line)));
    out.flush();
  }

  void print(Line line) {
    print(List.of(line));
  }

  synchronized void clear() {
    if (canMove()) {
      terminal.puts(Capability.clear_screen);
      terminal.flush();
    }
  }
}
