package loopbook.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import loopbook.text.Line;
import loopbook.text.Span;
import loopbook.text.Tone;

/**
 * Tells the parts of Java code apart, complete or not: comments, texts, numbers, keywords, types,
 * annotations. It never fails; an open text ends with its line, an open comment or text block with
 * the code.
 */
public final class JavaColours {
  private static final Set<String> KEYWORDS =
      Set.of(
          "abstract",
          "assert",
          "boolean",
          "break",
          "byte",
          "case",
          "catch",
          "char",
          "class",
          "const",
          "continue",
          "default",
          "do",
          "double",
          "else",
          "enum",
          "extends",
          "false",
          "final",
          "finally",
          "float",
          "for",
          "goto",
          "if",
          "implements",
          "import",
          "instanceof",
          "int",
          "interface",
          "long",
          "native",
          "new",
          "null",
          "package",
          "private",
          "protected",
          "public",
          "record",
          "return",
          "sealed",
          "permits",
          "short",
          "static",
          "strictfp",
          "super",
          "switch",
          "synchronized",
          "this",
          "throw",
          "throws",
          "transient",
          "true",
          "try",
          "var",
          "void",
          "volatile",
          "while",
          "yield");

  /** Keywords only where another word follows; else they are names. */
  private static final Set<String> SOMETIMES =
      Set.of("record", "sealed", "permits", "yield", "var");

  private final String code;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private JavaColours(String code) {
    this.code = code;
  }

  /**
   * A piece of code in one tone.
   *
   * @param start index of its first character
   * @param end index after its last one
   */
  public record Token(int start, int end, Tone tone) {}

  /** The code's pieces in order, without gaps; a piece may span lines. */
  public static List<Token> tokens(String code) {
    return new JavaColours(code).run();
  }

  /** The code as styled lines; tabs stand at columns of four. */
  public static List<Line> lines(String code) {
    String text = code.indexOf('\t') < 0 ? code : untabbed(code);
    var lines = new ArrayList<Line>();
    var spans = new ArrayList<Span>();
    for (Token token : tokens(text)) {
      int from = token.start;
      for (int i = from; i < token.end; i++) {
        if (text.charAt(i) == '\n') {
          add(spans, text.substring(from, i), token.tone);
          lines.add(new Line(spans));
          spans.clear();
          from = i + 1;
        }
      }
      add(spans, text.substring(from, token.end), token.tone);
    }
    if (!spans.isEmpty() || lines.isEmpty()) {
      lines.add(new Line(spans));
    }
    return lines;
  }

  private static void add(List<Span> spans, String text, Tone tone) {
    String shown = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    if (!shown.isEmpty()) {
      spans.add(new Span(shown, tone));
    }
  }

  static String untabbed(String code) {
    var out = new StringBuilder();
    int column = 0;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '\t') {
        int fill = 4 - column % 4;
        out.append(" ".repeat(fill));
        column += fill;
      } else {
        out.append(c);
        column = c == '\n' ? 0 : column + 1;
      }
    }
    return out.toString();
  }

  private List<Token> run() {
    while (at < code.length()) {
      int start = at;
      Tone tone = next();
      int last = tokens.size() - 1;
      if (last >= 0 && tokens.get(last).tone == tone) {
        tokens.set(last, new Token(tokens.get(last).start, at, tone));
      } else {
        tokens.add(new Token(start, at, tone));
      }
    }
    return tokens;
  }

  /** Moves past one piece and answers its tone. */
  private Tone next() {
    char c = code.charAt(at);
    if (code.startsWith("//", at)) {
      at = lineEnd(at);
      return Tone.COMMENT;
    }
    if (code.startsWith("/*", at)) {
      at = after(code.indexOf("*/", at + 2), 2);
      return Tone.COMMENT;
    }
    if (code.startsWith("\"\"\"", at)) {
      textBlock();
      return Tone.STRING;
    }
    if (c == '"' || c == '\'') {
      quoted(c);
      return Tone.STRING;
    }
    if (isDigit(c) || (c == '.' && at + 1 < code.length() && isDigit(code.charAt(at + 1)))) {
      number();
      return Tone.NUMBER;
    }
    if (c == '@'
        && at + 1 < code.length()
        && Character.isJavaIdentifierStart(code.charAt(at + 1))) {
      at++;
      return word().equals("interface") ? Tone.KEYWORD : Tone.ANNOTATION;
    }
    if (Character.isJavaIdentifierStart(c) || Character.isHighSurrogate(c)) {
      return name();
    }
    at++;
    return Tone.PLAIN;
  }

  private int after(int found, int length) {
    return found < 0 ? code.length() : found + length;
  }

  private int lineEnd(int from) {
    int end = code.indexOf('\n', from);
    return end < 0 ? code.length() : end;
  }

  private void textBlock() {
    at += 3;
    while (at < code.length() && !code.startsWith("\"\"\"", at)) {
      at += code.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(code.length(), at + 3);
  }

  private void quoted(char quote) {
    at++;
    while (at < code.length() && code.charAt(at) != '\n') {
      char c = code.charAt(at++);
      if (c == quote) {
        return;
      }
      boolean escapes = c == '\\' && at < code.length() && code.charAt(at) != '\n';
      at += escapes ? 1 : 0;
    }
  }

  private void number() {
    boolean hex = code.startsWith("0x", at) || code.startsWith("0X", at);
    at++;
    while (at < code.length()) {
      char c = code.charAt(at);
      char before = code.charAt(at - 1);
      boolean exponent = hex ? before == 'p' || before == 'P' : before == 'e' || before == 'E';
      boolean goesOn =
          Character.isLetterOrDigit(c)
              || c == '_'
              || (c == '.' && at + 1 < code.length() && isDigit(code.charAt(at + 1)))
              || ((c == '+' || c == '-') && exponent);
      if (!goesOn) {
        return;
      }
      at++;
    }
  }

  private String word() {
    int start = at;
    while (at < code.length()
        && (Character.isJavaIdentifierPart(code.charAt(at))
            || Character.isSurrogate(code.charAt(at)))) {
      at++;
    }
    return code.substring(start, at);
  }

  private Tone name() {
    boolean member = at > 0 && code.charAt(at - 1) == '.';
    String word = word();
    if (KEYWORDS.contains(word) && (!member || word.equals("class") || word.equals("this"))) {
      return SOMETIMES.contains(word) && !wordFollows() ? Tone.PLAIN : Tone.KEYWORD;
    }
    boolean type =
        Character.isUpperCase(word.charAt(0)) && word.chars().anyMatch(Character::isLowerCase);
    return type ? Tone.TYPE : Tone.PLAIN;
  }

  private boolean wordFollows() {
    int i = at;
    while (i < code.length() && code.charAt(i) == ' ') {
      i++;
    }
    return i > at
        && i < code.length()
        && (Character.isJavaIdentifierPart(code.charAt(i)) || "\"'(".indexOf(code.charAt(i)) >= 0);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
