package loopbook.grade.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A Java source as its tokens, without comments and layout. Never fails: any text has tokens. */
final class Tokens {
  /** Of a longer source only the beginning is compared. */
  private static final int MOST = 20_000;

  private static final Set<String> KEYWORDS =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do"
                  + " double else enum extends final finally float for goto if implements import"
                  + " instanceof int interface long native new package private protected public"
                  + " return short static strictfp super switch synchronized this throw throws"
                  + " transient try void volatile while true false null var record yield")
              .split(" "));

  private final String text;
  private final List<String> exact = new ArrayList<>();
  private final List<String> renamed = new ArrayList<>();
  private int at;

  private Tokens(String text) {
    this.text = text;
  }

  /**
   * The tokens of a source.
   *
   * @param exact as they stand there
   * @param renamed with one word for each name and each literal; names after a dot, which are the
   *     library's for the most part, stay
   */
  record Of(List<String> exact, List<String> renamed) {
    Of {
      exact = List.copyOf(exact);
      renamed = List.copyOf(renamed);
    }
  }

  static Of of(String source) {
    Tokens tokens = new Tokens(source);
    while (tokens.at < source.length() && tokens.exact.size() < MOST) {
      tokens.next();
    }
    return new Of(tokens.exact, tokens.renamed);
  }

  private void next() {
    char c = text.charAt(at);
    if (Character.isWhitespace(c) || c == '\uFEFF') {
      at++;
    } else if (text.startsWith("//", at)) {
      at = endOr(text.indexOf('\n', at), 1);
    } else if (text.startsWith("/*", at)) {
      at = endOr(text.indexOf("*/", at + 2), 2);
    } else if (Character.isJavaIdentifierStart(c)) {
      name();
    } else if (Character.isDigit(c)) {
      int start = at;
      at = run(at, ch -> Character.isJavaIdentifierPart(ch) || ch == '.');
      add(text.substring(start, at), "0");
    } else if (text.startsWith("\"\"\"", at)) {
      int start = at;
      at = endOr(text.indexOf("\"\"\"", at + 3), 3);
      add(text.substring(start, at), "\"");
    } else if (c == '"' || c == '\'') {
      quoted(c);
    } else {
      add(String.valueOf(c), String.valueOf(c));
      at++;
    }
  }

  private void name() {
    int start = at;
    at = run(at, Character::isJavaIdentifierPart);
    String name = text.substring(start, at);
    boolean member = !exact.isEmpty() && exact.get(exact.size() - 1).equals(".");
    add(name, member || KEYWORDS.contains(name) ? name : "name");
  }

  private void quoted(char quote) {
    int start = at++;
    while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(text.length(), at + 1);
    add(text.substring(start, at), "\"");
  }

  private void add(String as, String renamedAs) {
    exact.add(as);
    renamed.add(renamedAs);
  }

  private int endOr(int found, int length) {
    return found < 0 ? text.length() : found + length;
  }

  private interface Kind {
    boolean has(char c);
  }

  private int run(int from, Kind kind) {
    int end = from;
    while (end < text.length() && kind.has(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
