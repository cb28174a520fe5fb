package loopbook.grade.report;

import java.util.ArrayList;
import java.util.List;

/** A strict reader of RFC 4180 for the tests: what the grammar does not allow is an error. */
final class Rfc4180 {
  private final String text;
  private int at;

  private Rfc4180(String text) {
    this.text = text;
  }

  static List<List<String>> read(String text) {
    Rfc4180 reader = new Rfc4180(text);
    List<List<String>> rows = new ArrayList<>();
    while (reader.at < text.length()) {
      rows.add(reader.row());
    }
    return rows;
  }

  private List<String> row() {
    List<String> cells = new ArrayList<>();
    cells.add(cell());
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      cells.add(cell());
    }
    if (at < text.length()) {
      if (!text.startsWith("\r\n", at)) {
        throw new AssertionError("no CR LF at " + at + " of " + text);
      }
      at += 2;
    }
    return cells;
  }

  private String cell() {
    StringBuilder cell = new StringBuilder();
    if (at < text.length() && text.charAt(at) == '"') {
      at++;
      while (text.charAt(at) != '"' || text.startsWith("\"\"", at)) {
        cell.append(text.charAt(at));
        at += text.charAt(at) == '"' ? 2 : 1;
      }
      at++;
      return cell.toString();
    }
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      if (text.charAt(at) == '"') {
        throw new AssertionError("a quote inside a bare cell at " + at + " of " + text);
      }
      cell.append(text.charAt(at++));
    }
    return cell.toString();
  }
}
