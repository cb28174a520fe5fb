package loopbook.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.MissingResourceException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What is said to people, by key; {@code {0}} stands for the first value. Apostrophes and braces
 * otherwise mean themselves.
 */
public final class Messages {
  private final String name;
  private final Properties texts = new Properties();

  private Messages(String name) {
    this.name = name;
  }

  /**
   * The texts of that base name, in English: the one language there is so far. They are read
   * without {@link java.util.ResourceBundle}, whose search costs more than the reading at a start.
   */
  public static Messages of(String baseName) {
    Messages made = new Messages(baseName);
    String file = "/" + baseName.replace('.', '/') + ".properties";
    try (InputStream in = Messages.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new MissingResourceException(file, baseName, "");
      }
      made.texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file, unreadable);
    }
    return made;
  }

  /** The text with its values filled in. */
  public String get(String key, @Nullable Object... values) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new MissingResourceException(name + " has no " + key, name, key);
    }
    return fill(text, values);
  }

  /** The text, or an empty one if there is none. */
  public String orEmpty(String key) {
    return texts.getProperty(key, "");
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
