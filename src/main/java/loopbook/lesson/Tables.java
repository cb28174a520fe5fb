package loopbook.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Text;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.text.Width;
import loopbook.text.Wrap;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;

/**
 * A table that fits: as it is, or with its cells wrapped. One that would become a column of single
 * words is folded into records, a line {@code header: value} for each cell.
 */
final class Tables {
  private static final String BETWEEN = "  ";

  /** No column is made narrower than this to fit, unless its content is. */
  private static final int NARROWEST = 8;

  /** A cell of more lines than this is not read any more. */
  private static final int TALLEST = 6;

  private final Look look;
  private final boolean marksCode;
  private final List<List<Line>> rows = new ArrayList<>();
  private final List<TableCell.Alignment> alignments = new ArrayList<>();
  private int columns;

  private Tables(Look look, boolean marksCode) {
    this.look = look;
    this.marksCode = marksCode;
  }

  static List<Line> lines(TableBlock table, Look look, int width, boolean marksCode) {
    var tables = new Tables(look, marksCode);
    tables.read(table);
    return tables.columns == 0 ? List.of() : tables.write(width);
  }

  private void read(TableBlock table) {
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      Tone tone = part instanceof TableHead ? Tone.STRONG : Tone.PLAIN;
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        if (row instanceof TableRow) {
          rows.add(cells(row, tone));
        }
      }
    }
    columns = rows.isEmpty() ? 0 : rows.get(0).size();
  }

  private List<Line> cells(Node row, Tone tone) {
    var cells = new ArrayList<Line>();
    for (Node n = row.getFirstChild(); n != null; n = n.getNext()) {
      if (n instanceof TableCell cell) {
        cells.add(Inlines.line(cell, tone, marksCode));
        if (rows.isEmpty()) {
          alignments.add(cell.getAlignment());
        }
      }
    }
    return cells;
  }

  private List<Line> write(int width) {
    int[] natural = new int[columns];
    int[] least = new int[columns];
    for (List<Line> row : rows) {
      for (int c = 0; c < Math.min(columns, row.size()); c++) {
        int w = row.get(c).width();
        natural[c] = Math.max(natural[c], w);
        least[c] = Math.max(least[c], Math.min(w, Math.max(NARROWEST, longestWord(row.get(c)))));
      }
    }
    int room = width - BETWEEN.length() * (columns - 1);
    if (Arrays.stream(natural).sum() <= room) {
      return grid(natural);
    }
    if (Arrays.stream(least).sum() <= room) {
      int[] shared = share(natural, least, room);
      if (tallest(shared) <= TALLEST) {
        return grid(shared);
      }
    }
    return records(width);
  }

  private static int longestWord(Line cell) {
    int longest = 0;
    for (String word : cell.plain().split(" ")) {
      longest = Math.max(longest, Width.of(word));
    }
    return Math.min(longest, 30);
  }

  /** Gives each column what it needs at least, and the rest where the most is missing. */
  private static int[] share(int[] natural, int[] least, int room) {
    int[] widths = least.clone();
    int left = room - Arrays.stream(widths).sum();
    while (left > 0) {
      int most = 0;
      for (int c = 1; c < widths.length; c++) {
        if (natural[c] - widths[c] > natural[most] - widths[most]) {
          most = c;
        }
      }
      int give = Math.max(1, Math.min(left, (natural[most] - widths[most]) / 4));
      widths[most] += give;
      left -= give;
    }
    return widths;
  }

  private int tallest(int[] widths) {
    int tallest = 0;
    for (List<Line> row : rows) {
      for (int c = 0; c < Math.min(columns, row.size()); c++) {
        tallest = Math.max(tallest, Wrap.wrap(row.get(c), widths[c]).size());
      }
    }
    return tallest;
  }

  private List<Line> grid(int[] widths) {
    var lines = new ArrayList<Line>();
    boolean head = true;
    for (List<Line> row : rows) {
      gridRow(row, widths, lines);
      if (head) {
        rule(widths, lines);
        head = false;
      }
    }
    return lines;
  }

  private void rule(int[] widths, List<Line> lines) {
    Line rule = Line.EMPTY;
    for (int c = 0; c < columns; c++) {
      String dashes = look.theme().fill(Glyph.HORIZONTAL, Math.max(1, widths[c]));
      rule = rule.append(c == 0 ? "" : BETWEEN).append(dashes, Tone.DIM);
    }
    lines.add(rule);
  }

  private void gridRow(List<Line> row, int[] widths, List<Line> lines) {
    var cells = new ArrayList<List<Line>>();
    int height = 1;
    for (int c = 0; c < columns; c++) {
      List<Line> cell = Wrap.wrap(c < row.size() ? row.get(c) : Line.EMPTY, Math.max(2, widths[c]));
      cells.add(cell);
      height = Math.max(height, cell.size());
    }
    for (int y = 0; y < height; y++) {
      Line line = Line.EMPTY;
      for (int c = 0; c < columns; c++) {
        List<Line> cell = cells.get(c);
        Line part = y < cell.size() ? cell.get(y) : Line.EMPTY;
        line = line.append(c == 0 ? "" : BETWEEN).append(placed(part, widths[c], c));
      }
      lines.add(line.stripTrailing());
    }
  }

  private Line placed(Line content, int width, int column) {
    Line part = content;
    TableCell.Alignment alignment = alignments.get(column);
    if (alignment == TableCell.Alignment.RIGHT) {
      return part.padLeft(width);
    }
    if (alignment == TableCell.Alignment.CENTER) {
      part = part.padLeft(part.width() + (width - part.width()) / 2);
    }
    return part.pad(width);
  }

  private List<Line> records(int width) {
    var text = Text.builder();
    Line indent = Line.of("  ");
    for (List<Line> row : rows.subList(1, rows.size())) {
      text.gap();
      for (int c = 0; c < Math.min(columns, row.size()); c++) {
        if (row.get(c).isEmpty()) {
          continue;
        }
        String name = rows.get(0).get(c).plain();
        Line label = name.isEmpty() ? Line.EMPTY : Line.of(name + ": ", Tone.DIM);
        text.add(Wrap.wrap(label.append(row.get(c)), width, Line.EMPTY, indent));
      }
    }
    return rows.size() == 1 ? Wrap.wrap(joined(rows.get(0)), width) : text.build().lines();
  }

  private static Line joined(List<Line> cells) {
    Line all = Line.EMPTY;
    for (Line cell : cells) {
      all = all.isEmpty() ? cell : all.append(", ").append(cell);
    }
    return all;
  }
}
