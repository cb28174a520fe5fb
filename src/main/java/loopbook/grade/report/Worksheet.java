package loopbook.grade.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Comma-separated values (RFC 4180) with the place of each cell, so that single cells can be
 * replaced and everything else stays as it was.
 */
final class Worksheet {
  private final String text;
  private final char delimiter;
  private final List<List<Cell>> rows = new ArrayList<>();
  private final boolean whole;

  /** A cell: its value, and where it stands with its quotes. */
  record Cell(String value, int start, int end) {}

  /** A new value for a cell. */
  record Change(Cell cell, String value) {}

  Worksheet(String text, char delimiter) {
    this.text = text;
    this.delimiter = delimiter;
    this.whole = scan(text.startsWith("\uFEFF") ? 1 : 0);
  }

  /** The records in which anything stands; the first has the headings. */
  List<List<Cell>> rows() {
    return rows;
  }

  /** Whether every quote was closed. */
  boolean isWhole() {
    return whole;
  }

  /** The first column with one of these headings, in any case. */
  OptionalInt column(List<String> headings) {
    List<Cell> first = rows.isEmpty() ? List.of() : rows.get(0);
    for (int i = 0; i < first.size(); i++) {
      if (headings.contains(first.get(i).value().strip().toLowerCase(Locale.ROOT))) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** The text with these cells replaced; they are in the order in which they stand. */
  String with(List<Change> changes) {
    StringBuilder out = new StringBuilder();
    int done = 0;
    for (Change change : changes) {
      out.append(text, done, change.cell().start()).append(quoted(change.value()));
      done = change.cell().end();
    }
    return out.append(text, done, text.length()).toString();
  }

  private String quoted(String value) {
    boolean plain =
        value.chars().noneMatch(c -> c == delimiter || c == '"' || c == '\n' || c == '\r');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }

  private boolean scan(int from) {
    List<Cell> row = new ArrayList<>();
    int at = from;
    boolean closed = true;
    while (closed && at < text.length()) {
      int start = at;
      StringBuilder value = new StringBuilder();
      if (text.charAt(at) == '"') {
        closed = false;
        for (at++; at < text.length() && !closed; at++) {
          if (text.charAt(at) != '"') {
            value.append(text.charAt(at));
          } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
            value.append('"');
            at++;
          } else {
            closed = true;
          }
        }
      }
      while (at < text.length() && !isEnd(text.charAt(at))) {
        value.append(text.charAt(at++));
      }
      row.add(new Cell(value.toString(), start, at));
      boolean ended = at == text.length() || text.charAt(at) != delimiter;
      if (!ended && at + 1 == text.length()) {
        row.add(new Cell("", at + 1, at + 1));
      }
      at += text.startsWith("\r\n", at) ? 2 : 1;
      if (ended || at >= text.length()) {
        if (row.stream().anyMatch(cell -> !cell.value().isBlank())) {
          rows.add(List.copyOf(row));
        }
        row.clear();
      }
    }
    return closed;
  }

  private boolean isEnd(char c) {
    return c == delimiter || c == '\n' || c == '\r';
  }
}
