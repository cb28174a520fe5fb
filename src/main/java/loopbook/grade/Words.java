package loopbook.grade;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of grading, from their bundle. */
public final class Words {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("loopbook.grade.messages", Locale.ROOT);

  private Words() {}

  /** The text of that key with its values filled in. */
  public static String of(String key, Object... values) {
    Object[] texts = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      texts[i] = String.valueOf(values[i]);
    }
    return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(texts);
  }
}
