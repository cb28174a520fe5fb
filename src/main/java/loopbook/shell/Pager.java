package loopbook.shell;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import loopbook.command.Messages;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Text;
import loopbook.text.Tone;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/**
 * Shows what is longer than the screen a screenful at a time, in the ordinary screen, so that all
 * of it can be scrolled back to afterwards. It can be searched, and is drawn anew when the window
 * changes.
 */
final class Pager {
  /** How often a changed window is looked for while no key is pressed, in milliseconds. */
  private static final long LOOK_AGAIN = 100;

  private static final int ESCAPE = 27;
  private static final int CTRL_C = 3;
  private static final int BACKSPACE = 127;

  private final Screen screen;
  private final Messages messages;

  Pager(Screen screen, Messages messages) {
    this.screen = screen;
    this.messages = messages;
  }

  /**
   * What came of showing a text.
   *
   * @param paged whether it took more than a screen
   * @param typed the key that ended it if it is none of the pager's, and so begins the next line;
   *     else empty
   */
  record Shown(boolean paged, String typed) {}

  /** Shows a text that can be drawn for any width; returns when the reader has seen enough. */
  Shown show(Supplier<Text> drawing) {
    Text text = drawing.get();
    if (text.lines().size() < screen.rows() || !screen.canMove()) {
      screen.print(text);
      return new Shown(false, "");
    }
    Terminal terminal = screen.terminal();
    Attributes before = terminal.enterRawMode();
    AtomicBoolean resized = new AtomicBoolean();
    Terminal.SignalHandler winch = terminal.handle(Signal.WINCH, s -> resized.set(true));
    try {
      return new Shown(true, new Pages(drawing, text, resized).run());
    } catch (IOException gone) {
      // the terminal is closed: the prompt will notice
      return new Shown(true, "");
    } finally {
      terminal.handle(Signal.WINCH, winch);
      terminal.setAttributes(before);
    }
  }

  /** One showing. */
  private final class Pages {
    private final Supplier<Text> drawing;
    private final AtomicBoolean resized;
    private final NonBlockingReader keys = screen.terminal().reader();
    private List<Line> lines;
    private int from;
    private int to;
    private String sought = "";
    private String typed = "";

    Pages(Supplier<Text> drawing, Text text, AtomicBoolean resized) {
      this.drawing = drawing;
      this.lines = text.lines();
      this.resized = resized;
    }

    /** Until all of it was shown or the reader has seen enough; the key that begins a line. */
    String run() throws IOException {
      forward(screen.rows() - 1);
      while (to < lines.size()) {
        footer(messages.get("pager.keys", from + 1, to, lines.size()));
        int key = key();
        wipe();
        if (resized.getAndSet(false)) {
          redraw();
        } else if (!obey(key)) {
          return typed;
        }
      }
      return "";
    }

    /** False when the reader has seen enough. */
    private boolean obey(int key) throws IOException {
      int page = screen.rows() - 1;
      switch (key) {
        case 'q', 'Q', CTRL_C, ESCAPE, NonBlockingReader.EOF -> {
          return false;
        }
        case 'b', 'B' -> at(Math.max(0, from - page));
        case 'g' -> at(0);
        case 'G' -> forward(lines.size());
        case 'j' -> forward(1);
        case 'k' -> at(Math.max(0, from - 1));
        case '/' -> search(ask());
        case '\r', '\n', ' ' -> forward(page);
        default -> {
          if (key == 'n' && !sought.isEmpty()) {
            search(sought);
          } else if (Character.isLetterOrDigit(key)) {
            typed = Character.toString(key);
            return false;
          }
        }
      }
      return true;
    }

    /** Goes on from where the page ends; what was shown scrolls up and stays. */
    private void forward(int count) {
      int end = Math.min(lines.size(), to + count);
      screen.print(lines.subList(to, end));
      to = end;
      from = Math.max(0, to - (screen.rows() - 1));
    }

    private void at(int line) {
      screen.clear();
      from = Math.max(0, Math.min(line, lines.size() - 1));
      to = from;
      int first = from;
      forward(screen.rows() - 1);
      from = first;
    }

    private void redraw() {
      double part = lines.isEmpty() ? 0 : (double) from / lines.size();
      lines = drawing.get().lines();
      at((int) (part * lines.size()));
    }

    private void search(String text) throws IOException {
      if (text.isEmpty()) {
        return;
      }
      sought = text;
      String wanted = text.toLowerCase(Locale.ROOT);
      for (int i = 1; i <= lines.size(); i++) {
        int line = (from + i) % lines.size();
        if (lines.get(line).plain().toLowerCase(Locale.ROOT).contains(wanted)) {
          at(line);
          return;
        }
      }
      footer(messages.get("pager.none", text));
      key();
      wipe();
    }

    private String ask() throws IOException {
      StringBuilder text = new StringBuilder();
      while (true) {
        wipe();
        footer("/" + text);
        int key = key();
        if (key == '\r' || key == '\n') {
          wipe();
          return text.toString();
        } else if (key == CTRL_C || key == ESCAPE || key == NonBlockingReader.EOF) {
          wipe();
          return "";
        } else if (key == BACKSPACE || key == '\b') {
          text.setLength(Math.max(0, text.length() - 1));
        } else if (key >= ' ') {
          text.append((char) key);
        }
      }
    }

    private int key() throws IOException {
      while (true) {
        int key = keys.read(LOOK_AGAIN);
        if (key != NonBlockingReader.READ_EXPIRED || resized.get()) {
          return key;
        }
      }
    }

    private void footer(String text) {
      Look look = screen.look();
      screen
          .terminal()
          .writer()
          .print(look.render(Line.of(text, Tone.CURRENT).cut(look.width() - 1)));
      screen.terminal().flush();
    }

    private void wipe() {
      screen.terminal().writer().print('\r');
      screen.terminal().puts(Capability.clr_eol);
      screen.terminal().flush();
    }
  }
}
