package loopbook.example;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;

/** Compile errors in plain words. */
final class Plain {
  private static final ResourceBundle WORDS = ResourceBundle.getBundle("loopbook.example.faults");
  private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(\\w+)\\s+([^\\n]+)");
  private static final Pattern PLACE = Pattern.compile("location:\\s+([^\\n]+)");
  private static final Pattern QUOTED = Pattern.compile("'([^']+)'|<([^>]+)>");
  private static final Pattern CONVERT =
      Pattern.compile("incompatible types: (.+) cannot be converted to (.+)");
  private static final Pattern PACKAGE = Pattern.compile("package (\\S+) does not exist");

  private static final Pattern PACKAGE_OF_TYPE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

  private Plain() {}

  /**
   * The faults of a snippet.
   *
   * @param text the whole text that was typed
   * @param offset where the snippet begins in it
   */
  static List<Fault> faults(List<Diag> found, String text, int offset) {
    List<Fault> faults = new ArrayList<>();
    boolean syntax = found.stream().anyMatch(d -> d.isError() && isSyntax(d.getCode()));
    for (Diag one : found) {
      // What comes with a syntax error is mostly its echo.
      if (one.isError() && (!syntax || isSyntax(one.getCode()))) {
        Fault fault = fault(one, text, offset);
        if (faults.stream().noneMatch(f -> f.line() == fault.line())) {
          faults.add(fault);
        }
      }
    }
    return faults;
  }

  private static Fault fault(Diag one, String text, int offset) {
    int at = clamp((int) one.getPosition(), text.length() - offset) + offset;
    int end = clamp((int) one.getEndPosition(), text.length() - offset) + offset;
    int line = 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    int column = at - text.lastIndexOf('\n', at - 1);
    int lineEnd = text.indexOf('\n', at);
    int limit = (lineEnd < 0 ? text.length() : lineEnd) - at;
    int width = Math.max(1, Math.min(end - at, limit));
    return new Fault(line, column, width, words(one), one.getCode());
  }

  private static int clamp(int value, int limit) {
    return Math.max(0, Math.min(value, limit));
  }

  private static boolean isSyntax(String code) {
    return code.startsWith("compiler.err.expected")
        || code.startsWith("compiler.err.illegal")
        || code.startsWith("compiler.err.unclosed")
        || code.startsWith("compiler.err.premature")
        || code.startsWith("compiler.err.not.stmt");
  }

  private static String words(Diag one) {
    String message =
        PACKAGE_OF_TYPE
            .matcher(String.valueOf(one.getMessage(Locale.ENGLISH)).replace("\r", ""))
            .replaceAll("");
    return switch (one.getCode()) {
      case "compiler.err.cant.resolve",
          "compiler.err.cant.resolve.location",
          "compiler.err.cant.resolve.args",
          "compiler.err.cant.resolve.location.args" ->
          unresolved(message);
      case "compiler.err.prob.found.req" -> incompatible(message);
      case "compiler.err.doesnt.exist" -> matched(PACKAGE, message, "package", firstLine(message));
      case "compiler.err.expected", "compiler.err.expected2", "compiler.err.expected3" ->
          expected(message);
      default -> word(one.getCode(), firstLine(message));
    };
  }

  private static String unresolved(String message) {
    Matcher symbol = SYMBOL.matcher(message);
    if (!symbol.find()) {
      return firstLine(message);
    }
    Matcher place = PLACE.matcher(message);
    String where = place.find() ? place.group(1).strip() : "";
    String name = symbol.group(2).strip();
    Matcher variable = Pattern.compile("variable (\\S+) of type (.+)").matcher(where);
    if (variable.matches()) {
      return format("member." + symbol.group(1), firstLine(message), name, variable.group(2));
    }
    if (where.matches("(class|interface) \\S+")) {
      return format(
          "member." + symbol.group(1),
          firstLine(message),
          name,
          where.substring(where.indexOf(' ') + 1));
    }
    return format("unknown." + symbol.group(1), firstLine(message), name);
  }

  private static String incompatible(String message) {
    Matcher convert = CONVERT.matcher(message);
    if (convert.find()) {
      return format("convert", firstLine(message), convert.group(1), convert.group(2));
    }
    int colon = message.indexOf(": ");
    return sentence(firstLine(colon < 0 ? message : message.substring(colon + 2)));
  }

  private static String expected(String message) {
    Matcher quoted = QUOTED.matcher(message);
    List<String> wanted = new ArrayList<>();
    while (quoted.find()) {
      wanted.add(quoted.group(1) != null ? quoted.group(1) : quoted.group(2));
    }
    return wanted.isEmpty()
        ? firstLine(message)
        : format("expected", firstLine(message), String.join(" / ", wanted));
  }

  private static String matched(Pattern pattern, String message, String key, String otherwise) {
    Matcher matcher = pattern.matcher(message);
    return matcher.find() ? format(key, otherwise, matcher.group(1)) : otherwise;
  }

  private static String word(String key, String otherwise) {
    return format(key, sentence(otherwise));
  }

  private static String format(String key, String otherwise, Object... values) {
    try {
      return MessageFormat.format(WORDS.getString(key), values);
    } catch (MissingResourceException e) {
      return sentence(otherwise);
    }
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  private static String sentence(String text) {
    String one = text.strip();
    if (one.isEmpty()) {
      return one;
    }
    String capital = one.substring(0, 1).toUpperCase(Locale.ROOT) + one.substring(1);
    return capital.endsWith(".") ? capital : capital + ".";
  }
}
