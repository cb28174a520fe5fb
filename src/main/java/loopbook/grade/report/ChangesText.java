package loopbook.grade.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import loopbook.grade.Award;
import loopbook.grade.Change;
import loopbook.grade.Change.Way;
import loopbook.grade.CheckChange;
import loopbook.grade.CheckGrade;
import loopbook.grade.Graded;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Tone;
import loopbook.text.Wrap;

/** The changes to be read: how many, which checks, then who, with the old and new sentences. */
final class ChangesText {
  private static final int MESSAGE = 600;
  private static final int HASH = 12;

  private final List<Change> changes;
  private final int width;
  private final int named;
  private final Text.Builder text = Text.builder();

  /**
   * To be written so.
   *
   * @param named students of each kind that are named
   */
  ChangesText(List<Change> changes, int width, int named) {
    this.changes = changes;
    this.width = width;
    this.named = named;
  }

  Text write(Path from, String before, String now) {
    say(Tone.PLAIN, "", Wording.of("changes.head", from));
    say(
        Tone.PLAIN,
        "",
        before.equals(now)
            ? Wording.of("changes.tests.same", begin(now))
            : Wording.of("changes.tests", begin(before), begin(now)));
    counts();
    checks();
    for (Way way : Way.values()) {
      if (way != Way.SAME) {
        students(way);
      }
    }
    return text.build();
  }

  private void counts() {
    text.gap();
    for (Way way : Way.values()) {
      long count = changes.stream().filter(c -> c.way() == way).count();
      if (count > 0) {
        say(tone(way), "", Wording.of("changes.count", count, word(way)));
      }
    }
    if (changes.isEmpty()) {
      say(Tone.PLAIN, "", Wording.of("changes.none"));
    }
  }

  /** How often a check came to something else in the class. */
  private record Count(String exercise, CheckGrade check, int lost, int gained, int other) {
    Count and(CheckChange change) {
      boolean moved = !change.lost() && !change.gained();
      return new Count(
          exercise,
          check,
          lost + (change.lost() ? 1 : 0),
          gained + (change.gained() ? 1 : 0),
          other + (moved ? 1 : 0));
    }
  }

  private void checks() {
    Map<String, Count> counts = new LinkedHashMap<>();
    for (Change change : changes) {
      for (CheckChange each : change.checks()) {
        CheckGrade check = each.check();
        String exercise = change.after().exercise();
        String key = exercise + " " + check.hidden() + " " + check.name();
        Count sofar = counts.getOrDefault(key, new Count(exercise, check, 0, 0, 0));
        counts.put(key, sofar.and(each));
      }
    }
    if (counts.isEmpty()) {
      return;
    }
    text.gap();
    say(Tone.STRONG, "", Wording.of("changes.by.check"));
    List<Count> sorted = new ArrayList<>(counts.values());
    sorted.sort(Comparator.comparingInt(Count::lost).thenComparingInt(Count::gained).reversed());
    for (Count count : sorted) {
      String title = Said.title(count.check());
      String kind = ClassPage.kind(count.check().hidden());
      if (count.lost() + count.gained() > 0) {
        say(
            Tone.PLAIN,
            "  ",
            Wording.of(
                "changes.check", count.exercise(), title, kind, count.lost(), count.gained()));
      }
      if (count.other() > 0) {
        say(
            Tone.PLAIN,
            "  ",
            Wording.of("changes.check.moved", count.exercise(), title, kind, count.other()));
      }
    }
  }

  private void students(Way way) {
    List<Change> these = changes.stream().filter(c -> c.way() == way).toList();
    if (these.isEmpty()) {
      return;
    }
    text.gap();
    say(Tone.STRONG, "", Wording.of("changes.head." + key(way)));
    these.stream().limit(named).forEach(this::student);
    if (these.size() > named) {
      say(Tone.DIM, "  ", Wording.of("more", these.size() - named));
    }
  }

  private void student(Change change) {
    say(Tone.PLAIN, "  ", points(change));
    boolean said = change.way() == Way.OVERRIDDEN;
    change
        .counted()
        .flatMap(Award::override)
        .filter(o -> !said)
        .ifPresent(o -> say(Tone.PLAIN, "    ", Wording.of("changes.byhand", o.reason())));
    change.checks().forEach(this::check);
  }

  private static String points(Change change) {
    String who = Said.title(change.student());
    String exercise = change.after().exercise();
    Optional<Award> was = change.countedBefore();
    Optional<Award> is = change.counted();
    if (is.isEmpty()) {
      String notes = Plain.line(String.join(" ", change.after().notes()), MESSAGE);
      String before = was.map(ChangesText::of).orElseGet(() -> Wording.of("changes.nograde"));
      String why = notes.isEmpty() ? state(change.after()) : notes;
      return Wording.of("changes.ungraded", who, exercise, before, why);
    }
    String now = is.get().points().toPlainString();
    if (was.isEmpty()) {
      return Wording.of("changes.graded", who, exercise, now, is.get().most());
    }
    return change.way() == Way.OVERRIDDEN
        ? Wording.of(
            "changes.overridden",
            who,
            exercise,
            now,
            is.get().most(),
            is.get().override().map(o -> Plain.line(o.reason(), MESSAGE)).orElse(""),
            change.before().map(Wording::computed).orElseGet(() -> Wording.of("byhand.none")),
            Wording.computed(change.after()))
        : Wording.of(
            "changes.points",
            who,
            exercise,
            was.get().points().toPlainString(),
            was.get().most(),
            now,
            is.get().most());
  }

  private static String of(Award award) {
    return Wording.of("changes.award", award.points().toPlainString(), award.most());
  }

  private static String state(Graded graded) {
    return Wording.of("state." + graded.state().name().toLowerCase(Locale.ROOT));
  }

  private void check(CheckChange change) {
    Optional<CheckGrade> before = change.before();
    Optional<CheckGrade> after = change.after();
    String was = before.map(Said::state).orElseGet(() -> Wording.of("changes.nocheck"));
    String is = after.map(Said::state).orElseGet(() -> Wording.of("changes.nocheck"));
    CheckGrade check = change.check();
    String kind = ClassPage.kind(check.hidden());
    Tone tone = change.lost() ? Tone.BAD : change.gained() ? Tone.GOOD : Tone.PLAIN;
    say(tone, "    ", Wording.of("changes.verdict", Said.title(check), kind, was, is));
    if (before.isPresent() && after.isPresent() && before.get().weight() != after.get().weight()) {
      String weight = Wording.of("changes.weight", before.get().weight(), after.get().weight());
      say(Tone.PLAIN, "      ", weight);
    }
    message("changes.was", before);
    message("changes.now", after);
  }

  private void message(String key, Optional<CheckGrade> check) {
    check
        .filter(c -> !c.passed())
        .map(c -> Plain.line(c.message(), MESSAGE))
        .filter(m -> !m.isBlank())
        .ifPresent(m -> say(Tone.PLAIN, "      ", Wording.of(key, m)));
  }

  private static Tone tone(Way way) {
    return switch (way) {
      case DOWN, UNGRADED -> Tone.BAD;
      case OVERRIDDEN -> Tone.WARNING;
      case UP, GRADED -> Tone.GOOD;
      case CHECKS, SAME -> Tone.PLAIN;
    };
  }

  private static String word(Way way) {
    return Wording.of("way." + key(way));
  }

  private static String key(Way way) {
    return way.name().toLowerCase(Locale.ROOT);
  }

  private void say(Tone tone, String indent, String words) {
    Line margin = Line.of(indent);
    Line deeper = Line.of(indent.isEmpty() ? "" : indent + "  ");
    text.add(Wrap.wrap(Line.of(words, tone), width, margin, deeper));
  }

  private static String begin(String hash) {
    return hash.substring(0, Math.min(HASH, hash.length()));
  }
}
