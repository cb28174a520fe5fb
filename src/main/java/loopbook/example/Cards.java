package loopbook.example;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopbook.course.Card;
import loopbook.wire.Event;
import org.jspecify.annotations.Nullable;

/** Judges cards: the author's answer by a run, the learner's by the author's. */
public final class Cards {
  private Cards() {}

  /** What became of a learner's answer. */
  public enum Judgement {
    RIGHT,
    WRONG,
    /** It is not of the card's shape, so it was no answer yet. */
    UNREADABLE
  }

  /** Whether what the card states as right is what happened. */
  public static Verdict verdict(Card card, Run run) {
    List<Verdict.Line> unreadable = new ArrayList<>();
    Map<Card.Binding, Binding> read = new LinkedHashMap<>();
    for (Card.Binding line : card.bindings()) {
      try {
        read.put(line, Binding.read(line.text()));
      } catch (IllegalArgumentException e) {
        unreadable.add(new Verdict.Line(line.line(), line.text(), String.valueOf(e.getMessage())));
      }
    }
    List<Verdict.Line> against = new ArrayList<>();
    Optional<String> happened =
        switch (card.kind()) {
          case ONE, SEVERAL, MATCH -> choices(card, read, run, against);
          case ORDER -> order(card, read, run, against);
          case NUMBER, TEXT -> value(card, read, run, against);
        };
    return new Verdict(happened, against, unreadable);
  }

  private static Optional<String> choices(
      Card card, Map<Card.Binding, Binding> read, Run run, List<Verdict.Line> against) {
    Set<String> right = parts(card.answer());
    List<String> held = new ArrayList<>();
    read.forEach(
        (line, binding) -> {
          if (binding instanceof Binding.If one) {
            boolean holds = one.condition().holds(run);
            if (holds) {
              held.add(one.choice());
            }
            if (holds != right.contains(one.choice())) {
              against.add(new Verdict.Line(line.line(), line.text(), ""));
            }
          }
        });
    return held.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", held));
  }

  private static Optional<String> order(
      Card card, Map<Card.Binding, Binding> read, Run run, List<Verdict.Line> against) {
    Map<String, Mark> marks = new LinkedHashMap<>();
    read.forEach(
        (line, binding) -> {
          if (binding instanceof Binding.At at) {
            @Nullable Mark mark = mark(at.event(), run);
            if (mark == null) {
              against.add(new Verdict.Line(line.line(), line.text(), ""));
            } else {
              marks.put(at.choice(), mark);
            }
          }
        });
    String happened =
        String.join(
            ", ",
            marks.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Mark::compare))
                .map(Map.Entry::getKey)
                .toList());
    @Nullable Mark before = null;
    for (String choice : list(card.answer())) {
      @Nullable Mark mark = marks.get(choice);
      if (mark != null && before != null && Mark.compare(before, mark) > 0) {
        against.add(new Verdict.Line(card.line(), card.answer(), happened));
        break;
      }
      before = mark == null ? before : mark;
    }
    return marks.isEmpty() ? Optional.empty() : Optional.of(happened);
  }

  /** When something first happened: its place among the events, and the time. */
  private record Mark(int index, long time) {
    static int compare(Mark a, Mark b) {
      // Events are in order of cause; against what was printed there are only times.
      return a.index >= 0 && b.index >= 0
          ? Integer.compare(a.index, b.index)
          : Long.signum(a.time - b.time);
    }
  }

  private static @Nullable Mark mark(Binding.Happening event, Run run) {
    if (event instanceof Binding.Happening.Prints prints) {
      return run.role(prints.role())
          .flatMap(r -> r.timeOf(prints.text()))
          .map(time -> new Mark(-1, time))
          .orElse(null);
    }
    Binding.Happening.Wire wire = (Binding.Happening.Wire) event;
    List<Event> events = run.events();
    for (int i = 0; i < events.size(); i++) {
      if (wire.line().count(events.subList(0, i + 1)) > 0) {
        return new Mark(i, events.get(i).time());
      }
    }
    return null;
  }

  private static Optional<String> value(
      Card card, Map<Card.Binding, Binding> read, Run run, List<Verdict.Line> against) {
    Optional<String> found = Optional.empty();
    for (Map.Entry<Card.Binding, Binding> one : read.entrySet()) {
      if (one.getValue() instanceof Binding.From from) {
        found = value(from.value(), run);
        if (found.map(v -> judge(card, v) != Judgement.RIGHT).orElse(true)) {
          Card.Binding line = one.getKey();
          against.add(new Verdict.Line(line.line(), line.text(), found.orElse("")));
        }
      }
    }
    return found;
  }

  private static Optional<String> value(Binding.Value value, Run run) {
    if (value instanceof Binding.Value.Output output) {
      return run.lines(output.role()).stream()
          .map(output.pattern()::matcher)
          .filter(Matcher::find)
          .map(m -> m.group(1))
          .findFirst();
    }
    if (value instanceof Binding.Value.Wire wire) {
      return Optional.of(String.valueOf(wire.line().count(run.events())));
    }
    Binding.Value.States states = (Binding.Value.States) value;
    return run.states(states.moment())
        .map(rows -> String.valueOf(states.row().count(rows, run.datagrams(states.moment()))));
  }

  /** A learner's answer, however it is spaced: {@code b}, {@code a c}, {@code a2,b1}, {@code 6}. */
  public static Judgement judge(Card card, String answer) {
    String given = answer.strip();
    return switch (card.kind()) {
      case ONE -> compare(shaped(card, given, 1), parts(card.answer()));
      case SEVERAL, MATCH -> compare(shaped(card, given, 99), parts(card.answer()));
      case ORDER -> order(shaped(card, given, 99), card);
      case NUMBER -> number(given, card.answer());
      case TEXT ->
          given.isEmpty()
              ? Judgement.UNREADABLE
              : compare(Optional.of(List.of(plain(given))), Set.of(plain(card.answer())));
    };
  }

  private static Judgement compare(Optional<List<String>> given, Set<String> right) {
    return given
        .map(g -> new HashSet<>(g).equals(right) ? Judgement.RIGHT : Judgement.WRONG)
        .orElse(Judgement.UNREADABLE);
  }

  private static Judgement order(Optional<List<String>> given, Card card) {
    return given
        .filter(g -> g.size() == card.choices().size())
        .map(g -> g.equals(list(card.answer())) ? Judgement.RIGHT : Judgement.WRONG)
        .orElse(Judgement.UNREADABLE);
  }

  /** The labels in an answer, if all of them are the card's and none comes twice. */
  private static Optional<List<String>> shaped(Card card, String given, int most) {
    Pattern label = Pattern.compile(card.kind() == Card.Kind.MATCH ? "[a-z]\\d+" : "[a-z]");
    Matcher m = label.matcher(given.toLowerCase(Locale.ROOT));
    List<String> found = m.results().map(r -> r.group()).toList();
    String rest = label.matcher(given.toLowerCase(Locale.ROOT)).replaceAll("");
    Set<String> letters = new HashSet<>();
    Set<String> known = new HashSet<>();
    card.choices().forEach(c -> known.add(c.label()));
    Set<String> targets = new HashSet<>();
    card.targets().forEach(c -> targets.add(c.label()));
    boolean fits =
        found.stream()
            .allMatch(
                f ->
                    known.contains(f.substring(0, 1))
                        && letters.add(f.substring(0, 1))
                        && (f.length() == 1 || targets.contains(f.substring(1))));
    return fits && !found.isEmpty() && found.size() <= most && rest.matches("[\\s,;.()>-]*")
        ? Optional.of(found)
        : Optional.empty();
  }

  private static Judgement number(String given, String right) {
    try {
      return new BigDecimal(given.replace("_", "")).compareTo(new BigDecimal(right)) == 0
          ? Judgement.RIGHT
          : Judgement.WRONG;
    } catch (NumberFormatException e) {
      return Judgement.UNREADABLE;
    }
  }

  private static String plain(String text) {
    String one = text.strip().replaceAll("\\s+", " ");
    return one.length() > 1 && (one.startsWith("`") || one.startsWith("\""))
        ? one.substring(1, one.length() - 1)
        : one;
  }

  private static Set<String> parts(String answer) {
    return new HashSet<>(list(answer));
  }

  private static List<String> list(String answer) {
    return Arrays.stream(answer.split("\\s*,\\s*")).map(String::strip).toList();
  }
}
