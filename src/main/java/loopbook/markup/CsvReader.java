package loopbook.markup;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values (RFC 4180), with any line ends; empty lines are left out. */
public final class CsvReader {
  private final String text;
  private final char delimiter;
  private final List<Row> rows = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private List<String> cells = new ArrayList<>();
  private int line = 1;
  private int rowLine = 1;

  /**
   * One record.
   *
   * @param line on which it begins, from 1
   */
  public record Row(int line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * What was read.
   *
   * @param unclosed the line of a quote that is never closed; 0 if there is none
   */
  public record Table(List<Row> rows, int unclosed) {}

  private CsvReader(String text, char delimiter) {
    this.text = text;
    this.delimiter = delimiter;
  }

  /** Reads a table whose cells are separated by that character. */
  public static Table read(String text, char delimiter) {
    return new CsvReader(text, delimiter).run();
  }

  private Table run() {
    int quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote > 0) {
        if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else if (c == '"') {
          quote = 0;
        } else {
          cell.append(c);
          line += c == '\n' ? 1 : 0;
        }
      } else if (c == '"' && cell.toString().isBlank()) {
        cell.setLength(0);
        quote = line;
      } else if (c == delimiter) {
        endCell();
      } else if (c == '\n' || c == '\r') {
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        endRow();
      } else {
        cell.append(c);
      }
    }
    line--;
    endRow();
    return new Table(List.copyOf(rows), quote);
  }

  private void endCell() {
    cells.add(cell.toString());
    cell.setLength(0);
  }

  private void endRow() {
    endCell();
    if (cells.stream().anyMatch(c -> !c.isBlank())) {
      rows.add(new Row(rowLine, cells));
    }
    cells = new ArrayList<>();
    line++;
    rowLine = line;
  }
}
