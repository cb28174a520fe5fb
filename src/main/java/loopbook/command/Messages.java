package loopbook.command;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * What is said to people, by key; {@code {0}} stands for the first value. Apostrophes and braces
 * otherwise mean themselves.
 */
public final class Messages {
  private final ResourceBundle bundle;

  private Messages(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /** The bundle of that base name, in English: the one language there is so far. */
  public static Messages of(String baseName) {
    return new Messages(ResourceBundle.getBundle(baseName, Locale.ROOT));
  }

  /** The text with its values filled in. */
  public String get(String key, @Nullable Object... values) {
    return fill(bundle.getString(key), values);
  }

  /** The text, or an empty one if there is none. */
  public String orEmpty(String key) {
    try {
      return bundle.getString(key);
    } catch (MissingResourceException none) {
      return "";
    }
  }

  private static String fill(String text, @Nullable Object[] values) {
    StringBuilder filled = new StringBuilder();
    int from = 0;
    while (from < text.length()) {
      int open = text.indexOf('{', from);
      boolean number =
          open >= 0
              && open + 2 < text.length()
              && Character.isDigit(text.charAt(open + 1))
              && text.charAt(open + 2) == '}'
              && text.charAt(open + 1) - '0' < values.length;
      int end = open < 0 ? text.length() : open;
      filled.append(text, from, end);
      if (open < 0) {
        break;
      }
      filled.append(number ? String.valueOf(values[text.charAt(open + 1) - '0']) : "{");
      from = open + (number ? 3 : 1);
    }
    return filled.toString();
  }
}
