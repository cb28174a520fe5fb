package loopbook.grade.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a folder or file in a download says of whose it is.
 *
 * @param id the platform's number for them, or the whole name
 * @param name their name as far as it is in there; may be empty
 * @param late whether the platform marks it as late
 * @param file for a single file, its name as handed in; empty for a folder
 */
record Named(Origin origin, String id, String name, boolean late, String file) {
  /** Who wrote the name. */
  enum Origin {
    MOODLE,
    CANVAS,
    PLAIN
  }

  /** {@code Ann Lee_12345_assignsubmission_file_}, or with the file's name at the end. */
  private static final Pattern MOODLE =
      Pattern.compile("(.+?)_(\\d+)_assignsubmission_[a-z]+_?(.*)");

  /** {@code leeann_LATE_12345_67890_Echo.java}: name, user, attachment, file. */
  private static final Pattern CANVAS =
      Pattern.compile("([^_]+)(_LATE)?_(\\d+)_(?:(\\d+|text|media)_)(.+)");

  private static final Pattern ARCHIVE =
      Pattern.compile("(?i)(.+?)\\.(?:zip|jar|rar|7z|tar|tgz|tar\\.gz|gz|pdf|docx?)");

  static Named of(String entry, boolean folder) {
    Matcher moodle = MOODLE.matcher(entry);
    if (moodle.matches()) {
      return new Named(Origin.MOODLE, moodle.group(2), moodle.group(1), false, moodle.group(3));
    }
    Matcher canvas = CANVAS.matcher(entry);
    if (!folder && canvas.matches()) {
      return new Named(
          Origin.CANVAS,
          canvas.group(3),
          canvas.group(1),
          canvas.group(2) != null,
          canvas.group(5));
    }
    Matcher archive = ARCHIVE.matcher(entry);
    String id = !folder && archive.matches() ? archive.group(1) : entry;
    return new Named(Origin.PLAIN, id, "", false, folder ? "" : entry);
  }

  /** Whether a file of such a name can be said to be somebody's at all. */
  boolean isSomebodys() {
    return origin != Origin.PLAIN || file.isEmpty() || ARCHIVE.matcher(file).matches();
  }
}
