package loopbook.markup;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Comma-separated values (RFC 4180). A cell that a spreadsheet would take for a formula gets an
 * apostrophe before it; plain numbers stay as they are.
 */
public final class Csv {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final String STARTS_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20|%";

  private Csv() {}

  /** One record, ended by CR LF. */
  public static String row(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    String safe = isFormula(text) ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted || !safe.equals(safe.strip()) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private static boolean isFormula(String text) {
    String shown = text.stripLeading();
    boolean starts =
        (!text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0)
            || (!shown.isEmpty() && STARTS_FORMULA.indexOf(shown.charAt(0)) >= 0);
    return starts && !NUMBER.matcher(text).matches();
  }
}
