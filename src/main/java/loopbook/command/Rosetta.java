package loopbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import loopbook.lesson.Shelf;
import loopbook.lesson.Spine;

/**
 * The tables of the lessons whose header begins with {@code | Python | Java |}: a call of the
 * tutorials, what Java has for it, and where they differ.
 */
final class Rosetta {
  private Rosetta() {}

  /**
   * One row, in Markdown.
   *
   * @param rows of the inventory; may be empty
   * @param lesson where the table is
   */
  record Row(String python, String java, String difference, String rows, String lesson) {
    boolean has(List<String> words) {
      String all = (python + " " + java + " " + difference + " " + rows).toLowerCase(Locale.ROOT);
      return words.stream().allMatch(word -> all.contains(word.toLowerCase(Locale.ROOT)));
    }

    /** Whether the Python call itself begins with the word: those come first. */
    boolean isAbout(String word) {
      return python
          .toLowerCase(Locale.ROOT)
          .replaceAll("^[`\\s]+", "")
          .startsWith(word.toLowerCase(Locale.ROOT));
    }
  }

  static List<Row> read(Shelf shelf) {
    List<Row> rows = new ArrayList<>();
    for (Spine spine : shelf.spines()) {
      boolean within = false;
      for (String line : lines(spine)) {
        List<String> cells = cells(line);
        if (cells.size() >= 3 && cells.get(0).equals("Python") && cells.get(1).equals("Java")) {
          within = true;
        } else if (!line.startsWith("|")) {
          within = false;
        } else if (within && cells.size() >= 3 && !cells.get(0).startsWith("--")) {
          rows.add(
              new Row(
                  cells.get(0),
                  cells.get(1),
                  cells.get(2),
                  cells.size() > 3 ? cells.get(3) : "",
                  spine.id()));
        }
      }
    }
    return rows;
  }

  /** The cells of a table's line; a bar after a backslash does not end one. */
  static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    String text = line.strip();
    if (!text.startsWith("|")) {
      return cells;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '|') {
        cell.append('|');
        i++;
      } else if (c == '|') {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    return cells;
  }

  private static List<String> lines(Spine spine) {
    try {
      return Files.readAllLines(spine.file());
    } catch (IOException goneOrNoText) {
      return List.of();
    }
  }
}
