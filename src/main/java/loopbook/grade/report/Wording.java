package loopbook.grade.report;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import loopbook.grade.Score;
import loopbook.judge.Verdict;

/** The words of the reports, from their bundle. */
final class Wording {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("loopbook.grade.report.messages", Locale.ROOT);

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
