package loopbook.wire.view;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words around a drawing. */
final class Words {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("loopbook.wire.view.messages", Locale.ROOT);

  private Words() {}

  static String of(String key, Object... values) {
    return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(values);
  }
}
