package loopbook.grade.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import loopbook.grade.Words;

/** What a file is, by its first bytes, else by its name. */
enum Kind {
  EMPTY,
  ZIP("PK\3\4", "PK\5\6"),
  RAR("Rar!"),
  SEVEN_ZIP("7z\u00BC\u00AF'\u001C"),
  GZIP("\u001F\u008B"),
  BZIP2("BZh"),
  XZ("\u00FD7zXZ"),
  PDF("%PDF"),
  CLASS("\u00CA\u00FE\u00BA\u00BE"),
  PICTURE("\u0089PNG", "\u00FF\u00D8\u00FF", "GIF8"),
  OFFICE("\u00D0\u00CF\u0011\u00E0", "{\\rtf"),
  PROGRAM("\177ELF", "MZ"),
  TAR,
  WEB,
  OTHER;

  @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
  private final List<String> marks;

  Kind(String... marks) {
    this.marks = List.of(marks);
  }

  static Kind of(String name, byte[] bytes) {
    if (bytes.length == 0) {
      return EMPTY;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    String begin = new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1);
    if (begin.startsWith("PK") && lower.matches(".*\\.(docx|odt|pptx|xlsx|pages|epub)")) {
      return OFFICE;
    }
    for (Kind kind : values()) {
      for (String mark : kind.marks) {
        if (begin.startsWith(mark)) {
          return kind;
        }
      }
    }
    if (Tarball.begins(bytes)) {
      return TAR;
    }
    return begin.stripLeading().toLowerCase(Locale.ROOT).matches("(?s)<(!doctype )?html.*")
        ? WEB
        : OTHER;
  }

  /** Whether it holds files that nobody can see from here. */
  boolean isSealed() {
    return this == RAR || this == SEVEN_ZIP || this == BZIP2 || this == XZ;
  }

  /** With its article: "a RAR archive". */
  String words() {
    return Words.of("kind." + name().toLowerCase(Locale.ROOT));
  }
}
