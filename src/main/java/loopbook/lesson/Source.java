package loopbook.lesson;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import loopbook.course.Problem;

/**
 * A text file of the course: its lines without their ends. Line 1 is {@code lines.get(0)}.
 *
 * @param problems why it could not be read, or not all of it
 */
record Source(Path file, List<String> lines, List<Problem> problems) {
  /** More is no text that somebody wrote. */
  static final long LARGEST = 4 << 20;

  static Source read(Path file) {
    try {
      long size = Files.size(file);
      if (size > LARGEST) {
        return failed(
            file,
            "The file has " + size + " bytes, more than the limit of " + LARGEST + ".",
            "Split it into several files.");
      }
      return decode(file, Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return failed(file, "The file does not exist.", "Create it, or remove what refers to it.");
    } catch (IOException e) {
      return failed(
          file,
          "The file cannot be read (" + e.getClass().getSimpleName() + ").",
          "Check that it is a file and that you may read it.");
    }
  }

  private static Source failed(Path file, String what, String next) {
    return new Source(file, List.of(), List.of(new Problem(file, 0, what, next)));
  }

  private static Source decode(Path file, byte[] bytes) {
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return of(file, decoder.decode(ByteBuffer.wrap(bytes)).toString(), List.of());
    } catch (CharacterCodingException e) {
      var shown = new String(bytes, StandardCharsets.UTF_8);
      var problem =
          new Problem(
              file,
              firstBadLine(bytes),
              "The file is not in UTF-8.",
              "Save it as UTF-8; the bytes that are not are shown as \uFFFD until then.");
      return of(file, shown, List.of(problem));
    }
  }

  static Source of(Path file, String text) {
    return of(file, text, List.of());
  }

  private static Source of(Path file, String text, List<Problem> problems) {
    String start = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return new Source(file, start.lines().toList(), problems);
  }

  /** The first line that is no UTF-8 by itself; a line feed never stands within a character. */
  private static int firstBadLine(byte[] bytes) {
    int line = 1;
    int start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '\n') {
        if (!isText(ByteBuffer.wrap(bytes, start, i - start))) {
          return line;
        }
        start = i + 1;
        line++;
      }
    }
    return 0;
  }

  private static boolean isText(ByteBuffer bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes);
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The lines from one to another, both counted from 1 and inclusive. */
  String slice(int from, int to) {
    return String.join("\n", lines.subList(from - 1, Math.min(to, lines.size())));
  }

  /** The first heading of the file, without its marks. */
  Optional<String> firstHeading() {
    return lines.stream()
        .filter(l -> l.startsWith("# "))
        .map(l -> l.substring(2).strip())
        .findFirst();
  }
}
