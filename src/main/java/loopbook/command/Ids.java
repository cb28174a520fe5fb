package loopbook.command;

import java.util.Locale;
import java.util.regex.Pattern;

/** What names of things look like; whether a thing is there is another question. */
final class Ids {
  private static final Pattern LESSON = Pattern.compile("[Ll]?\\d{1,2}\\.\\d{1,2}");
  private static final Pattern EXAMPLE = Pattern.compile("[DXdx]\\d{1,2}\\.[A-Za-z0-9]{1,6}");
  private static final Pattern EXERCISE =
      Pattern.compile("(?:[Ee][Xx])?\\d{1,2}|\\d{2}-[a-z0-9-]+|[A-Z][A-Za-z0-9]+");
  private static final Pattern TRACK = Pattern.compile("[Dd]\\d");

  private Ids() {}

  static boolean isLesson(String word) {
    return LESSON.matcher(word).matches();
  }

  static boolean isExample(String word) {
    return EXAMPLE.matcher(word).matches();
  }

  static boolean isExercise(String word) {
    return EXERCISE.matcher(word).matches();
  }

  static boolean isTrack(String word) {
    return TRACK.matcher(word).matches();
  }

  /** {@code L2.3} for {@code 2.3} and {@code l2.3}. */
  static String lesson(String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    return upper.startsWith("L") ? upper : "L" + upper;
  }

  /** {@code EX04} for {@code 4} and {@code ex4}; other words as they are. */
  static String exercise(String word) {
    String number = word.toUpperCase(Locale.ROOT).replaceFirst("^EX", "");
    return number.matches("\\d{1,2}")
        ? String.format(Locale.ROOT, "EX%02d", Integer.parseInt(number))
        : word;
  }
}
