package loopbook.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import loopbook.example.Claims;
import loopbook.example.Deviation;
import loopbook.example.Frame;
import loopbook.example.Held;
import loopbook.example.Leftover;
import loopbook.example.RoleRun;
import loopbook.example.Run;
import loopbook.example.Thrown;
import loopbook.text.Line;
import loopbook.text.Tone;

/** In what a role that met a peer did otherwise than its lesson says. */
final class Fate {
  private static final int LONGEST = 48;

  private final Run run;
  private final Run usual;
  private final List<Deviation> deviations;

  /**
   * @param usual the run with a peer that changes nothing
   */
  Fate(Run run, Run usual) {
    this.run = run;
    this.usual = usual;
    this.deviations = Claims.check(run);
  }

  /** One line for each thing; none if the role did as the lesson says. */
  List<Line> of(String role) {
    List<Line> told = new ArrayList<>();
    Optional<Deviation> ending = find(Deviation.Kind.ENDING, role);
    ending.ifPresent(d -> told.add(ending(role, d)));
    find(Deviation.Kind.OUTPUT, role)
        .filter(d -> ending.isEmpty() || !isMissing(d)) // what it did not come to needs no words
        .ifPresent(d -> told.add(output(d)));
    leftovers(role).ifPresent(told::add);
    return told;
  }

  private Optional<Deviation> find(Deviation.Kind kind, String role) {
    return deviations.stream()
        .filter(d -> d.kind() == kind && d.subject().equals(role))
        .findFirst();
  }

  private Line ending(String role, Deviation deviation) {
    Optional<RoleRun> played = run.role(role);
    if (played.isEmpty()) {
      return line(Tone.WARNING, "fate.never");
    }
    Optional<Thrown> thrown = played.get().thrown();
    if (thrown.isPresent()) {
      String at = thrown.get().frames().stream().findFirst().map(Frame::toString).orElse("");
      String why = why(thrown.get());
      return line(Tone.BAD, at.isEmpty() ? "fate.threw" : "fate.threw.at", shown(thrown.get()), at)
          .append(why.isEmpty() ? "" : ": " + why);
    }
    return played.get().at().stream()
        .findFirst()
        .map(Fate::held)
        .orElseGet(
            () -> line(Tone.WARNING, "fate.ended", deviation.actual(), deviation.expected()));
  }

  private static String shown(Thrown thrown) {
    return thrown.message().isEmpty()
        ? thrown.type()
        : thrown.type() + ": " + cut(thrown.message());
  }

  private static Line held(Held held) {
    String where = held.where().map(Frame::toString).orElse(held.thread());
    return held.call().isEmpty()
        ? line(Tone.WARNING, "fate.runs", where)
        : line(Tone.WARNING, "fate.waits", where, held.call());
  }

  private static Line output(Deviation deviation) {
    String expected = cut(deviation.expected());
    String actual = cut(deviation.actual());
    if (isMissing(deviation)) {
      return line(Tone.PLAIN, "fate.less", expected);
    }
    return deviation.expected().isEmpty()
        ? line(Tone.PLAIN, "fate.more", actual)
        : line(Tone.PLAIN, "fate.prints", actual, expected);
  }

  private static boolean isMissing(Deviation deviation) {
    return deviation.actual().isEmpty() && !deviation.expected().isEmpty();
  }

  /** What it left open that it usually does not. */
  private Optional<Line> leftovers(String role) {
    Map<Leftover.Kind, Long> more = new LinkedHashMap<>();
    for (Leftover.Kind kind : Leftover.Kind.values()) {
      long count = count(run, role, kind) - count(usual, role, kind);
      if (count > 0) {
        more.put(kind, count);
      }
    }
    List<String> named =
        more.entrySet().stream()
            .map(
                e ->
                    Say.get("left." + e.getKey().name().toLowerCase(Locale.ROOT))
                        + (e.getValue() == 1 ? "" : Say.get("fate.times", e.getValue())))
            .toList();
    return named.isEmpty()
        ? Optional.empty()
        : Optional.of(line(Tone.WARNING, "fate.left", String.join(", ", named)));
  }

  private static long count(Run run, String role, Leftover.Kind kind) {
    return run.leftovers().stream()
        .filter(left -> left.party().equals(role) && left.kind() == kind)
        .count();
  }

  /** What the innermost exception means here; "" if there is nothing to add. */
  private static String why(Thrown thrown) {
    Thrown innermost = thrown;
    while (innermost.cause().isPresent()) {
      innermost = innermost.cause().get();
    }
    String message = innermost.message().toLowerCase(Locale.ROOT);
    for (String part : List.of("reset", "broken pipe", "refused", "closed")) {
      if (message.contains(part)) {
        return Say.get("why." + part.replace(' ', '-'));
      }
    }
    return innermost.types().stream()
        .map(type -> Say.messages().orEmpty("why." + type))
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String cut(String text) {
    String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    String shown = Line.of(start).plain();
    return start.length() == text.length() ? shown : shown + Say.get("fate.cut", text.length());
  }

  private static Line line(Tone tone, String key, String... values) {
    return Line.of(Say.get(key, Arrays.copyOf(values, values.length, Object[].class)), tone);
  }
}
