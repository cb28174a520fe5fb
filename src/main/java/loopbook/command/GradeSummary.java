package loopbook.command;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loopbook.course.Exercise;
import loopbook.grade.Award;
import loopbook.grade.CheckGrade;
import loopbook.grade.Gradebook;
import loopbook.grade.Graded;
import loopbook.grade.Report;
import loopbook.grade.Score;
import loopbook.grade.report.Reports;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Tone;
import loopbook.text.Wrap;

/** What a graded class came to, on a screen: each exercise, who needs a look, where the rest is. */
final class GradeSummary {
  private static final int HARDEST = 3;
  private static final int NAMED = 12;

  private final Context context;
  private final Gradebook book;
  private final Text.Builder text = Text.builder();

  private GradeSummary(Context context, Gradebook book) {
    this.context = context;
    this.book = book;
  }

  static Text of(
      Context context,
      Gradebook book,
      Path folder,
      Set<Reports.Format> formats,
      Optional<Reports.Moodled> moodled) {
    GradeSummary summary = new GradeSummary(context, book);
    book.exercises().forEach(summary::exercise);
    summary.text.gap();
    summary.who(Graded.State.FAULT, Tone.BAD, "grade.who.fault");
    summary.who(Graded.State.GONE, Tone.BAD, "grade.who.gone");
    summary.who(Graded.State.UNREADABLE, Tone.WARNING, "grade.who.unreadable");
    summary.who(Graded.State.ABSENT, Tone.PLAIN, "grade.who.absent");
    summary.byHand();
    summary.odd();
    summary.say(Tone.PLAIN, "grade.written", folder);
    if (formats.contains(Reports.Format.HTML)) {
      summary.say(Tone.PLAIN, "grade.page", folder.resolve("class.html"));
    }
    moodled.ifPresent(summary::moodle);
    if (book.terms().isolation() == 1) {
      summary.say(Tone.DIM, "grade.level.one");
    }
    return summary.text.build();
  }

  private void moodle(Reports.Moodled moodled) {
    if (moodled instanceof Reports.Moodled.Refused refused) {
      say(Tone.WARNING, "grade.moodle.no", refused.why());
      return;
    }
    Reports.Moodled.Written written = (Reports.Moodled.Written) moodled;
    say(Tone.PLAIN, "grade.moodle", written.filled(), written.file());
    written.notes().stream().limit(NAMED).forEach(this::indented);
  }

  private void exercise(Exercise exercise) {
    List<Graded> all = book.reports().stream().flatMap(r -> r.of(exercise.id()).stream()).toList();
    List<BigDecimal> points =
        book.reports().stream()
            .flatMap(r -> r.award(exercise.id()).stream())
            .map(Award::points)
            .sorted()
            .toList();
    text.line(Line.of(exercise.id() + "  ", Tone.KEY).append(exercise.title(), Tone.STRONG));
    if (points.isEmpty()) {
      indented(Say.get("grade.exercise.none"));
      return;
    }
    indented(
        Say.get(
            "grade.exercise.line",
            points.size(),
            all.stream().filter(Graded::allPassed).count(),
            median(points).toPlainString(),
            exercise.weights().points()));
    hardest(all);
  }

  private static BigDecimal median(List<BigDecimal> sorted) {
    BigDecimal upper = sorted.get(sorted.size() / 2);
    BigDecimal lower = sorted.get((sorted.size() - 1) / 2);
    BigDecimal middle = upper.add(lower).divide(BigDecimal.valueOf(2), 2, RoundingMode.HALF_UP);
    return Score.plain(middle);
  }

  /** The checks that most did not pass. */
  private void hardest(List<Graded> all) {
    Map<String, Integer> failed = new LinkedHashMap<>();
    for (Graded graded : all) {
      for (CheckGrade check : graded.checks()) {
        if (check.state() == CheckGrade.State.RAN && !check.passed()) {
          String title = check.title().isBlank() ? check.name() : check.title();
          failed.merge(title, 1, Integer::sum);
        }
      }
    }
    List<Map.Entry<String, Integer>> most = new ArrayList<>(failed.entrySet());
    most.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
    most.stream()
        .limit(HARDEST)
        .forEach(e -> indented(Say.get("grade.exercise.failed", e.getValue(), e.getKey())));
  }

  private void who(Graded.State state, Tone tone, String key) {
    List<String> ids = new ArrayList<>();
    for (Report report : book.reports()) {
      List<String> which =
          report.graded().stream().filter(g -> g.state() == state).map(Graded::exercise).toList();
      if (!which.isEmpty()) {
        boolean every = which.size() == book.exercises().size();
        ids.add(report.student().id() + (every ? "" : " (" + String.join(", ", which) + ")"));
      }
    }
    if (!ids.isEmpty()) {
      String more = ids.size() > NAMED ? Say.get("grade.who.more", ids.size() - NAMED) : "";
      say(tone, key, String.join(", ", ids.subList(0, Math.min(NAMED, ids.size()))) + more);
    }
  }

  private void byHand() {
    List<String> set =
        book.reports().stream()
            .flatMap(
                r -> r.overrides().stream().map(o -> r.student().id() + " (" + o.exercise() + ")"))
            .toList();
    if (!set.isEmpty()) {
      String more = set.size() > NAMED ? Say.get("grade.who.more", set.size() - NAMED) : "";
      String first = String.join(", ", set.subList(0, Math.min(NAMED, set.size())));
      say(Tone.PLAIN, "grade.who.byhand", first + more);
    }
  }

  private void odd() {
    List<String> strangers =
        book.reports().stream()
            .filter(r -> !r.student().listed())
            .map(r -> r.student().id())
            .toList();
    Optional<String> some = strangers.stream().limit(NAMED).reduce((a, b) -> a + ", " + b);
    some.ifPresent(ids -> say(Tone.WARNING, "grade.who.unknown", ids));
    long noted = book.reports().stream().filter(r -> !r.notes().isEmpty()).count();
    if (noted > 0 || !book.notes().isEmpty()) {
      say(Tone.PLAIN, "grade.noted");
    }
  }

  private void indented(String words) {
    Line margin = Line.of("  ");
    text.add(Wrap.wrap(Line.of(words), context.look().width(), margin, margin));
  }

  private void say(Tone tone, String key, Object... values) {
    text.add(Say.text(context, tone, key, values));
  }
}
