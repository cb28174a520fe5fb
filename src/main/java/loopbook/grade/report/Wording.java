package loopbook.grade.report;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import loopbook.grade.Graded;
import loopbook.grade.PointsOverride;
import loopbook.grade.Report;
import loopbook.grade.Score;
import loopbook.judge.Verdict;

/** The words of the reports, from their bundle. */
final class Wording {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("loopbook.grade.report.messages", Locale.ROOT);

  private static final int REASON = 300;

  private Wording() {}

  /** The text of that key with its values filled in; numbers are written as they are. */
  static String of(String key, Object... values) {
    Object[] texts = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      texts[i] = String.valueOf(values[i]);
    }
    return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(texts);
  }

  /** The same for one thing and for several: {@code key.one} if the count is 1. */
  static String count(String key, int count) {
    return of(count == 1 ? key + ".one" : key, count);
  }

  static String of(Verdict verdict) {
    return of("verdict." + verdict.name().toLowerCase(Locale.ROOT));
  }

  /** What a student has for an exercise, and why: points, those set by hand first, or none. */
  static String of(Report report, Graded graded) {
    String computed =
        graded
            .score()
            .map(Wording::of)
            .orElseGet(() -> of("state." + graded.state().name().toLowerCase(Locale.ROOT)));
    return report
        .override(graded.exercise())
        .map(o -> byHand(o) + " " + of("byhand.checks", computed))
        .orElse(computed);
  }

  /** The points set by hand, with the reason. */
  static String byHand(PointsOverride override) {
    String reason = Plain.line(override.reason(), REASON);
    String stop = reason.matches("(?s).*[.!?]") ? "" : ".";
    return of("byhand", override.points().toPlainString(), override.most(), reason + stop);
  }

  /** Points as a number, or the word for none. */
  static String computed(Graded graded) {
    return graded.score().map(s -> s.points().toPlainString()).orElseGet(() -> of("byhand.none"));
  }

  /** Points and checks in one sentence. */
  static String of(Score score) {
    return of(
        "score",
        score.points().toPlainString(),
        score.most(),
        score.visiblePassed(),
        score.visible(),
        score.hiddenPassed(),
        score.hidden());
  }
}
