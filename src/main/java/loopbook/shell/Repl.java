package loopbook.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import loopbook.command.Action;
import loopbook.command.Context;
import loopbook.command.Messages;
import loopbook.command.Predict;
import loopbook.command.Reading;
import loopbook.command.Result;
import loopbook.command.Status;
import loopbook.command.Troubles;
import loopbook.example.Session;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Text;
import loopbook.text.Tone;
import loopbook.text.Wrap;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;

/** Reads a line, finds out what it is, does it; until the reader leaves. */
final class Repl {
  /** Lines that the prompt and the footer need below what is drawn anew. */
  private static final int REDRAWN = 3;

  /** The one command that goes on while others are typed. */
  private static final String WATCH = "watch";

  private final Context context;
  private final Screen screen;
  private final LineReader reader;
  private final Typed typed;
  private final Pager pager;
  private String begun = "";
  private final Turns turns;
  private final Interrupts interrupts;
  private final Place place;
  private final SessionFeed feed;
  private final Supplier<Session> session;
  private final Messages messages;
  private final Replies replies;
  private final Watching watching;

  /** What was shown last and can be drawn again. */
  private Supplier<Text> last;

  Repl(
      Context context,
      Screen screen,
      LineReader reader,
      Typed typed,
      Interrupts interrupts,
      Place place,
      SessionFeed feed,
      Supplier<Session> session,
      Supplier<Text> first,
      Messages messages) {
    this.context = context;
    this.screen = screen;
    this.reader = reader;
    this.typed = typed;
    this.pager = new Pager(screen, messages);
    this.turns = new Turns(reader, interrupts);
    this.interrupts = interrupts;
    this.place = place;
    this.feed = feed;
    this.session = session;
    this.last = first;
    this.messages = messages;
    this.replies = new Replies(messages);
    this.watching = new Watching(context, screen);
  }

  /** Until the reader leaves or the terminal is gone. */
  Status loop() {
    try {
      return turns();
    } finally {
      watching.end();
      feed.close();
      place.hide();
      context.close();
    }
  }

  private Status turns() {
    boolean told = false;
    while (true) {
      place.show();
      String line;
      interrupts.forget();
      try {
        line = reader.readLine(prompt(), null, (Character) null, begun);
        begun = "";
      } catch (UserInterruptException cancelled) {
        if (watching.end()) {
          say(Tone.DIM, "repl.unwatched");
        } else if (cancelled.getPartialLine().isBlank() && !told) {
          say(Tone.DIM, "repl.interrupt");
          told = true;
        }
        continue;
      } catch (EndOfFileException end) {
        return Status.DONE;
      }
      told = false;
      try {
        if (obey(line)) {
          return Status.DONE;
        }
      } catch (RuntimeException | LinkageError fault) {
        // a fault of ours must not cost the reader the session
        Throwable root = root(fault);
        say(Tone.BAD, "shell.trouble", root, at(root).or(() -> at(fault)).orElse(""));
      }
    }
  }

  /** Draws the screen anew for a window of another size: what was shown last, as far as it fits. */
  void redraw() {
    List<Line> lines = last.get().lines();
    int room = Math.max(1, screen.rows() - REDRAWN);
    screen.clear();
    screen.show(lines.subList(Math.max(0, lines.size() - room), lines.size()));
  }

  /** Does what a line says; whether the session ends with it. */
  private boolean obey(String line) {
    if (line.isBlank()) {
      return call("next");
    }
    Optional<Action> answer = Predict.bare(context, line);
    if (answer.isPresent()) {
      return run(answer.get());
    }
    if (typed.isJava(line)) {
      java(line);
      return false;
    }
    Reading reading = context.registry().read(line);
    if (reading instanceof Reading.Call call) {
      if (call.command().name().equals(WATCH)) {
        watching.begin(call.action());
        return false;
      }
      return run(call.action());
    }
    if (reading instanceof Reading.Refused refused) {
      String usage = refused.command().messages().get(refused.command().name() + ".usage");
      say(Tone.BAD, "repl.refused", refused.command().name(), refused.why(), usage);
    } else if (reading instanceof Reading.Unknown unknown) {
      String meant = String.join(", ", unknown.meant());
      say(Tone.BAD, meant.isEmpty() ? "repl.unknown" : "repl.meant", unknown.word(), meant);
    }
    return false;
  }

  private boolean call(String command) {
    return context.registry().read(command) instanceof Reading.Call call && run(call.action());
  }

  private boolean run(Action action) {
    Thread here = Thread.currentThread();
    Result result;
    Interrupts.Scope stopping = interrupts.during(here::interrupt);
    feed.hold(true);
    try {
      result = action.run(context);
    } catch (InterruptedException stopped) {
      say(Tone.WARNING, "repl.stopped");
      return false;
    } finally {
      stopping.close();
      // a Ctrl-C that came too late must not end the next command
      Thread.interrupted();
      feed.hold(false);
    }
    place.show(); // what was said of the work under way is over
    Pager.Shown shown = pager.show(result.drawing());
    begun = shown.typed();
    if (shown.paged()) {
      place.renew();
    }
    last = result.text().isEmpty() ? last : result.drawing();
    for (Line trouble : Troubles.drain(context)) {
      screen.print(trouble);
    }
    return result.leave();
  }

  private void java(String text) {
    context.desk().types();
    loopbook.example.Reply reply = turns.run(session, text);
    last = () -> replies.of(reply, text, screen.look());
    feed.flush();
    screen.print(last.get());
    if (context.registry().read(text) instanceof Reading.Java java
        && !java.note().isEmpty()
        && reply.last() instanceof loopbook.example.Outcome.Rejected) {
      screen.print(Wrap.wrap(Line.of(java.note(), Tone.WARNING), screen.look().width()));
    }
  }

  private static Throwable root(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static Optional<String> at(Throwable fault) {
    return Arrays.stream(fault.getStackTrace())
        .filter(f -> f.getClassName().startsWith("loopbook."))
        .findFirst()
        .map(StackTraceElement::toString);
  }

  private String prompt() {
    Look look = screen.look();
    return look.render(Line.of(place.name(), Tone.STRONG).append("> ", Tone.DIM));
  }

  private void say(Tone tone, String key, Object... values) {
    List<Line> lines = Wrap.wrap(Line.of(messages.get(key, values), tone), screen.look().width());
    screen.print(lines);
  }
}
