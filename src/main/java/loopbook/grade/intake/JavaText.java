package loopbook.grade.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be seen of a source without compiling it: its top-level types and its package. Bytes
 * that are no UTF-16 are looked at one by one, so that a file in any encoding keeps all of them.
 */
final class JavaText {
  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|interface|enum|record)\\s+([A-Za-z_$][\\w$]*)");
  private static final Pattern CODE =
      Pattern.compile(
          "\\b(?:class|interface|enum|record)\\s+[A-Za-z_$][\\w$]*[\\w$\\s,.<>?&()\\[\\]]*\\{");
  private static final Pattern PACKAGE =
      Pattern.compile("\\bpackage\\s+([A-Za-z_$][\\w$]*(?:\\s*\\.\\s*[A-Za-z_$][\\w$]*)*)\\s*;");
  private static final Pattern QUIET =
      Pattern.compile(
          "//[^\\r\\n]*|/\\*.*?(?:\\*/|\\z)|\"\"\".*?(?:\"\"\"|\\z)"
              + "|\"(?:\\\\.|[^\"\\\\\\r\\n])*+\"?|'(?:\\\\.|[^'\\\\\\r\\n])*+'?",
          Pattern.DOTALL);

  private final String text;
  private final String bare;
  private final String top;
  private final Charset charset;

  JavaText(byte[] bytes) {
    charset = charset(bytes);
    text = new String(bytes, charset);
    bare = bare(text);
    top = top(bare);
  }

  private static Charset charset(byte[] bytes) {
    if (bytes.length >= 2) {
      int first = bytes[0] & 0xFF;
      int second = bytes[1] & 0xFF;
      if ((first == 0xFE && second == 0xFF) || (first == 0 && second != 0)) {
        return StandardCharsets.UTF_16BE;
      }
      if ((first == 0xFF && second == 0xFE) || (first != 0 && second == 0)) {
        return StandardCharsets.UTF_16LE;
      }
    }
    return StandardCharsets.ISO_8859_1;
  }

  /** With spaces for comments and literals, at the same places. */
  private static String bare(String text) {
    StringBuilder out = new StringBuilder(text);
    Matcher quiet = QUIET.matcher(text);
    while (quiet.find()) {
      blank(out, quiet.start(), quiet.end());
    }
    return out.toString();
  }

  /** With spaces for what is in braces. */
  private static String top(String bare) {
    StringBuilder out = new StringBuilder(bare);
    int depth = 0;
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth = Math.max(0, depth - 1);
      } else if (depth > 0) {
        blank(out, i, i + 1);
      }
    }
    return out.toString();
  }

  private static void blank(StringBuilder out, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = out.charAt(i);
      if (c != '\n' && c != '\r') {
        out.setCharAt(i, ' ');
      }
    }
  }

  /** Its top-level types, in their order. */
  Set<String> types() {
    Set<String> types = new LinkedHashSet<>();
    Matcher type = TYPE.matcher(top);
    while (type.find()) {
      types.add(type.group(1));
    }
    return types;
  }

  /** Whether a type is declared in it and not only spoken of. */
  boolean isCode() {
    return CODE.matcher(top).find();
  }

  /** Whether a name stands in its code. */
  boolean mentions(String name) {
    return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])").matcher(bare).find();
  }

  /** The package that it says it is in. */
  Optional<String> packageName() {
    Matcher found = PACKAGE.matcher(top);
    return found.find() ? Optional.of(found.group(1).replaceAll("\\s+", "")) : Optional.empty();
  }

  /** Its bytes without the package line, all else at its place. */
  byte[] withoutPackage() {
    StringBuilder out = new StringBuilder(text);
    Matcher found = PACKAGE.matcher(top);
    if (found.find()) {
      blank(out, found.start(), found.end());
    }
    return out.toString().getBytes(charset);
  }

  /** The same text but for spaces and line ends. */
  boolean isLike(JavaText other) {
    return text.replaceAll("\\s+", "").equals(other.text.replaceAll("\\s+", ""));
  }
}
