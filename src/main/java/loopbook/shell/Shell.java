package loopbook.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import loopbook.command.Commands;
import loopbook.command.Context;
import loopbook.command.Front;
import loopbook.command.Messages;
import loopbook.command.Predict;
import loopbook.command.Registry;
import loopbook.command.Status;
import loopbook.command.Troubles;
import loopbook.lesson.JavaColours;
import loopbook.lesson.Shelf;
import loopbook.progress.Workspace;
import loopbook.text.Line;
import loopbook.text.Palette;
import loopbook.text.Theme;
import org.jline.terminal.Terminal;

/** The workbook at a terminal, from its first screen to its last. */
public final class Shell {
  private static final Messages MESSAGES = Messages.of("loopbook.shell.messages");

  private Shell() {}

  /**
   * What the prompt needs to know of where it was started.
   *
   * @param home the checkout
   * @param environment where {@code VISUAL} and {@code EDITOR} are looked up
   */
  public record Setup(
      Path home,
      Workspace workspace,
      Theme theme,
      Palette palette,
      Map<String, String> environment) {}

  /**
   * Opens the prompt, and returns when the reader leaves or the terminal is gone.
   *
   * @throws IOException if there is no terminal at all
   */
  public static Status open(Setup setup) throws IOException {
    try (Terminal terminal = opened(setup)) {
      return open(setup, terminal);
    }
  }

  /** The terminal; the course is read meanwhile, as both take a reader's time. */
  private static Terminal opened(Setup setup) throws IOException {
    Thread reading = new Thread(() -> Shelf.open(setup.home()), "course");
    reading.setDaemon(true);
    reading.start();
    return Terminals.open();
  }

  static Status open(Setup setup, Terminal terminal) {
    return new Opening(setup, terminal).enter();
  }

  /**
   * Draws what the first screen shows and gets a session ready, without a terminal: what a class
   * archive is trained on.
   */
  public static void train(Setup setup) {
    Registry registry = Commands.all();
    Context context =
        Context.builder(setup.home(), setup.workspace(), registry)
            .front(Front.PROMPT)
            .sink(line -> {})
            .build();
    setup.palette().render(new Welcome(context, MESSAGES).text());
    try (Live live = new Live((stream, text) -> {})) {
      live.session().eval("1 + 1");
    }
  }

  /** Puts the parts together. */
  private record Opening(Setup setup, Terminal terminal) {
    Status enter() {
      Screen screen = new Screen(terminal, setup.theme(), setup.palette());
      try (Live live = new Live(new Printing(screen))) {
        return repl(screen, live).loop();
      }
    }

    private Repl repl(Screen screen, Live live) {
      Registry registry = Commands.all();
      registry.add(new Vars(live, MESSAGES));
      Editors editors = new Editors(screen, setup.environment(), MESSAGES);
      Questions questions = new Questions(screen);
      Dictation dictation = new Dictation(screen);
      Context context =
          Context.builder(setup.home(), setup.workspace(), registry)
              .front(Front.PROMPT)
              .look(screen::look)
              .sink(screen.sink())
              .asker(questions)
              .editor(editors)
              .typist(dictation)
              .recording(live::recording)
              .freshSession(live::reset)
              .build();
      Welcome welcome = new Welcome(context, MESSAGES);
      screen.print(welcome.text());
      for (Line trouble : Troubles.drain(context)) {
        screen.print(List.of(trouble));
      }
      Typed typed =
          new Typed(
              registry, text -> Predict.bare(context, text).isEmpty() && live.wantsMore(text));
      Explanation explanation = new Explanation(screen, live, MESSAGES);
      Typing reader =
          Typing.open(
              terminal,
              setup.workspace().folder().resolve("history"),
              typed,
              new Highlight(registry, screen, JavaColours::lines),
              new Suggestions(context, live::completions),
              () -> explanation.show());
      screen.reader(reader);
      questions.reader(reader);
      explanation.reader(reader);
      Interrupts interrupts = new Interrupts(terminal);
      Footer footer = new Footer(screen);
      dictation.open(reader, footer);
      screen.passing(footer::show);
      Place place = new Place(context, footer, MESSAGES);
      SessionFeed feed = new SessionFeed(context);
      live.onSession(feed::follow);
      Repl repl =
          new Repl(
              context,
              screen,
              reader,
              typed,
              interrupts,
              place,
              feed,
              live::session,
              welcome::text,
              MESSAGES);
      reader.onResize(repl::redraw);
      // not before: what it costs would delay the first prompt
      reader.onReady(live::open);
      return repl;
    }
  }
}
