package loopbook.judge;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The judge's own sentences, from its bundle. */
final class Words {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("loopbook.judge.messages", Locale.ROOT);

  private Words() {}

  static String of(String key, Object... arguments) {
    return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(arguments);
  }
}
