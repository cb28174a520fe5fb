package loopbook.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import loopbook.command.Messages;
import loopbook.command.Waits;
import loopbook.example.Fault;
import loopbook.example.Held;
import loopbook.example.Leftover;
import loopbook.example.Outcome;
import loopbook.example.Reply;
import loopbook.example.Thrown;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Text;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.text.Width;
import loopbook.text.Wrap;

/** What typed Java came to, in words. */
final class Replies {
  /** A value that takes more lines than this is cut; {@code System.out.println} shows all of it. */
  private static final int MOST_VALUE_LINES = 12;

  private final Messages messages;

  Replies(Messages messages) {
    this.messages = messages;
  }

  /**
   * @param typed the whole text that was run
   */
  Text of(Reply reply, String typed, Look look) {
    Text.Builder text = Text.builder();
    for (Reply.Part part : reply.parts()) {
      text.add(of(part.outcome(), typed, look));
    }
    return text.build();
  }

  private Text of(Outcome outcome, String typed, Look look) {
    if (outcome instanceof Outcome.Value value) {
      return value(value, look);
    }
    if (outcome instanceof Outcome.Declared declared) {
      return declared(declared, look);
    }
    if (outcome instanceof Outcome.Rejected rejected) {
      Text.Builder text = Text.builder();
      rejected.faults().forEach(fault -> text.add(fault(fault, typed, look)));
      return text.build();
    }
    if (outcome instanceof Outcome.Threw threw) {
      return thrown(threw.thrown(), look, "");
    }
    if (outcome instanceof Outcome.Unresolved unresolved) {
      return say(
          look,
          Tone.BAD,
          "reply.unresolved",
          unresolved.name(),
          String.join(", ", unresolved.missing()));
    }
    if (outcome instanceof Outcome.Stopped stopped) {
      return stopped(stopped, look);
    }
    if (outcome instanceof Outcome.Exited exited) {
      return say(look, Tone.WARNING, "reply.exited", exited.status());
    }
    return Text.EMPTY;
  }

  private Text value(Outcome.Value value, Look look) {
    Line name = Line.of(value.name(), Tone.STRONG).append(" ==> ", Tone.DIM);
    Line blank = Line.of(" ".repeat(Math.min(4, look.width() / 4)));
    List<Line> lines = Wrap.wrap(Line.of(value.value(), Tone.CODE), look.width(), name, blank);
    if (lines.size() <= MOST_VALUE_LINES) {
      return new Text(lines);
    }
    return Text.builder()
        .add(lines.subList(0, MOST_VALUE_LINES))
        .line(messages.get("reply.cut", lines.size() - MOST_VALUE_LINES), Tone.DIM)
        .build();
  }

  private Text declared(Outcome.Declared declared, Look look) {
    if (declared.kind().equals("import")) {
      return Text.EMPTY;
    }
    String key = declared.again() ? "reply.again" : "reply.declared";
    Text.Builder text = Text.builder();
    text.add(say(look, Tone.DIM, key, declared.kind(), declared.name()));
    if (!declared.missing().isEmpty()) {
      text.add(say(look, Tone.WARNING, "reply.missing", String.join(", ", declared.missing())));
    }
    if (!declared.reset().isEmpty()) {
      text.add(say(look, Tone.WARNING, "reply.reset", String.join(", ", declared.reset())));
    }
    return text.build();
  }

  /** The line that is to blame, with a caret under the place. */
  private Text fault(Fault fault, String typed, Look look) {
    Text.Builder text = Text.builder();
    List<String> lines = typed.lines().toList();
    if (fault.line() >= 1 && fault.line() <= lines.size()) {
      String source = lines.get(fault.line() - 1);
      int column = Math.max(0, Math.min(fault.column() - 1, source.length()));
      int end = Math.min(source.length(), column + fault.width());
      String number = lines.size() > 1 ? fault.line() + "  " : "  ";
      Line shown = Line.of(number, Tone.DIM).append(source);
      int before = Width.of(number) + Width.of(source.substring(0, column).replace("\t", "    "));
      int under = Math.max(1, Width.of(source.substring(column, end)));
      text.line(shown.cut(look.width(), look.of(Glyph.CUT)));
      if (before < look.width()) {
        text.line(
            Line.of(" ".repeat(before))
                .append("^".repeat(Math.min(under, look.width() - before)), Tone.BAD));
      }
    }
    text.add(Wrap.wrap(Line.of(fault.message(), Tone.BAD), look.width()));
    return text.build();
  }

  private Text thrown(Thrown thrown, Look look, String prefix) {
    Text.Builder text = Text.builder();
    text.add(Wrap.wrap(Line.of(prefix + thrown.headline(), Tone.BAD), look.width()));
    thrown
        .frames()
        .forEach(
            frame ->
                text.line(
                    Line.of("    " + messages.get("reply.at") + " ", Tone.DIM)
                        .append(frame.toString(), Tone.DIM)
                        .cut(look.width(), look.of(Glyph.CUT))));
    Optional<Thrown> cause = thrown.cause();
    cause.ifPresent(c -> text.add(thrown(c, look, messages.get("reply.cause") + " ")));
    return text.build();
  }

  private Text stopped(Outcome.Stopped stopped, Look look) {
    Text.Builder text = Text.builder();
    text.add(say(look, Tone.WARNING, "reply.stopped"));
    for (List<String> place : Waits.tell(stopped.at())) {
      text.add(say(look, Tone.WARNING, "reply.it", place.get(0)));
      for (String more : place.subList(1, place.size())) {
        text.add(Wrap.wrap(Line.of(more, Tone.WARNING), look.width()));
      }
    }
    for (Leftover closed : stopped.closed()) {
      String kind = closed.kind().name().toLowerCase(Locale.ROOT);
      text.add(say(look, Tone.DIM, "reply.closed." + kind, closed.name()));
    }
    for (Held held : stopped.givenUp()) {
      String where = held.where().map(frame -> messages.get("reply.line", frame)).orElse("");
      String call = held.call().isEmpty() ? messages.get("reply.computing") : held.call();
      text.add(say(look, Tone.WARNING, "reply.given-up", held.thread(), call, where));
    }
    return text.build();
  }

  private Text say(Look look, Tone tone, String key, Object... values) {
    return new Text(Wrap.wrap(Line.of(messages.get(key, values), tone), look.width()));
  }
}
