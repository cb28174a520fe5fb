package loopbook.shell;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Completer;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.reader.Parser;
import org.jline.reader.Reference;
import org.jline.reader.Widget;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/** The line that is typed: JLine's reader, set up for Java and for a workbook. */
final class Typing extends LineReaderImpl {
  private static final String DOCUMENTATION = "loopbook-documentation";
  private static final int KEPT_LINES = 2000;

  private Runnable onResize = () -> {};
  private Runnable onReady = () -> {};

  private Typing(Terminal terminal, Map<String, Object> variables) {
    super(terminal, "loopbook", variables);
  }

  /**
   * A reader whose history is in that file, each line as soon as it is entered.
   *
   * @param documentation called by F1 and Alt-H
   */
  static Typing open(
      Terminal terminal,
      Path history,
      Parser parser,
      Highlighter highlighter,
      Completer completer,
      Widget documentation) {
    Typing typing =
        new Typing(
            terminal,
            Map.of(
                LineReader.HISTORY_FILE, history,
                LineReader.HISTORY_SIZE, KEPT_LINES,
                LineReader.HISTORY_FILE_SIZE, KEPT_LINES,
                LineReader.SECONDARY_PROMPT_PATTERN, "%P  ...> ",
                LineReader.INDENTATION, 2));
    typing.setParser(parser);
    typing.setHighlighter(highlighter);
    typing.setCompleter(completer);
    // an exclamation mark is Java, and a backslash is no escape of ours
    typing.option(Option.DISABLE_EVENT_EXPANSION, true);
    typing.option(Option.HISTORY_INCREMENTAL, true);
    typing.option(Option.HISTORY_TIMESTAMPED, false);
    typing.option(Option.CASE_INSENSITIVE, true);
    // it reads the file at once, so the options above must be set before
    typing.setHistory(new DefaultHistory(typing));
    typing.option(Option.AUTO_PARAM_SLASH, false);
    typing.option(Option.INSERT_TAB, true);
    typing.getWidgets().put(DOCUMENTATION, documentation);
    KeyMap<Binding> keys = Objects.requireNonNull(typing.getKeyMaps().get(LineReader.MAIN));
    Reference wanted = new Reference(DOCUMENTATION);
    String f1 = KeyMap.key(terminal, Capability.key_f1);
    if (f1 != null && !f1.isEmpty()) {
      keys.bind(wanted, f1);
    }
    keys.bind(wanted, KeyMap.alt('h'));
    return typing;
  }

  /** What is drawn anew when the window changes, before the line itself is. */
  void onResize(Runnable drawing) {
    onResize = drawing;
  }

  /** What is done once, as soon as the first prompt is there. */
  void onReady(Runnable task) {
    onReady = task;
  }

  @Override
  public @Nullable Binding readBinding(KeyMap<Binding> keys, @Nullable KeyMap<Binding> local) {
    Runnable task = onReady;
    onReady = () -> {};
    task.run();
    return super.readBinding(keys, local);
  }

  /** Puts a text on the line that is typed next, as if it had been typed. */
  static String readWith(LineReader reader, String prompt, Supplier<String> text) {
    return reader.readLine(prompt, null, (Character) null, text.get());
  }

  @Override
  protected void handleSignal(Signal signal) {
    if (signal == Signal.WINCH) {
      onResize.run();
    }
    super.handleSignal(signal);
  }
}
