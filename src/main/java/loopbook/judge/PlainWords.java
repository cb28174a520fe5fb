package loopbook.judge;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says the compiler's commonest riddles in plain words. */
final class PlainWords {
  private static final Map<Integer, String> QUOTES =
      Map.of(0x201C, "\"", 0x201D, "\"", 0x201E, "\"", 0x2018, "'", 0x2019, "'", 0x201A, "'");
  private static final String SPACES = "\u00A0\u200B\u200C\u200D\u2060\uFEFF\u2007\u202F\u3000";
  private static final Pattern PACKAGE = Pattern.compile("package (\\S+) does not exist");

  private static final Pattern SYMBOL =
      Pattern.compile(
          "cannot find symbol\\s+symbol:\\s+(\\w+) (\\S.*?)\\s*(?:location:.*)?", Pattern.DOTALL);

  private PlainWords() {}

  static Fault of(Fault given) {
    String line = given.source();
    for (int i = 0; i < line.length(); i++) {
      int c = line.charAt(i);
      if (QUOTES.containsKey(c) && isIllegal(given)) {
        String straight = QUOTES.getOrDefault(c, "");
        return new Fault(
            given.file(),
            given.line(),
            i + 1,
            Words.of("plain.quote", (char) c),
            Words.of("plain.quote.next", (char) c, straight),
            line);
      }
      if (SPACES.indexOf(c) >= 0 && isIllegal(given)) {
        return new Fault(
            given.file(),
            given.line(),
            i + 1,
            Words.of("plain.space", String.format(Locale.ROOT, "U+%04X", c)),
            Words.of("plain.space.next"),
            line);
      }
    }
    Matcher missing = PACKAGE.matcher(given.message());
    if (missing.find()) {
      return with(
          given, Words.of("plain.library", given.message()), Words.of("plain.library.next"));
    }
    Matcher symbol = SYMBOL.matcher(given.message());
    if (symbol.matches()) {
      boolean type = symbol.group(1).equals("class") || symbol.group(1).equals("interface");
      return with(
          given,
          Words.of("plain.symbol", symbol.group(1), symbol.group(2)),
          Words.of(type ? "plain.symbol.type" : "plain.symbol.next"));
    }
    return with(given, given.message().strip().replaceAll("\\s*\n\\s*", "; "), given.next());
  }

  private static Fault with(Fault given, String message, String next) {
    return new Fault(given.file(), given.line(), given.column(), message, next, given.source());
  }

  private static boolean isIllegal(Fault given) {
    return given.message().startsWith("illegal character");
  }
}
