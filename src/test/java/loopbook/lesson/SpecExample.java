package loopbook.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import loopbook.text.Look;
import loopbook.text.Palette;
import loopbook.text.Theme;

/**
 * One numbered example of {@code rendering.md}: Markdown, a line with a dot, what is shown.
 *
 * @param options the words after {@code example}: a width, {@code ascii}, {@code colour}, {@code
 *     card}, {@code answer}
 * @param line where it begins, from 1
 */
record SpecExample(
    int number, String section, List<String> options, String source, String expected, int line) {
  static final Path FILE =
      Path.of(
          System.getProperty("loopbook.home", "."),
          "src/test/resources/loopbook/lesson/rendering.md");
  private static final String FENCE = "``````````";

  static List<SpecExample> all() throws IOException {
    var found = new ArrayList<SpecExample>();
    List<String> lines = Files.readAllLines(FILE);
    String section = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("## ")) {
        section = line.substring(3);
      } else if (line.startsWith(FENCE + " example")) {
        int dot = i + lines.subList(i, lines.size()).indexOf(".");
        int end = i + lines.subList(i, lines.size()).indexOf(FENCE);
        found.add(
            new SpecExample(
                found.size() + 1,
                section,
                List.of(line.substring((FENCE + " example").length()).strip().split(" ")),
                String.join("\n", lines.subList(i + 1, dot)) + "\n",
                String.join("\n", lines.subList(dot + 1, end)),
                i + 1));
        i = end;
      }
    }
    return found;
  }

  Look look() {
    int width =
        options.stream()
            .filter(o -> o.matches("\\d+"))
            .mapToInt(Integer::parseInt)
            .findFirst()
            .orElse(40);
    Palette palette =
        options.contains("colour")
            ? Palette.ANSI_16
            : options.contains("true-colour") ? Palette.TRUE_COLOUR : Palette.NONE;
    return new Look(options.contains("ascii") ? Theme.ASCII : Theme.UNICODE, palette, width);
  }

  /** What is shown, with {@code ⟦1⟧} for an escape sequence and {@code ⟦⟧} for its end. */
  String rendered() {
    Page page = new Page(look());
    var text =
        options.contains("card")
            ? page.card(card())
            : options.contains("answer") ? page.answer(card()) : page.prose(source);
    return look()
        .render(text)
        .replace("\u001b[0m", "⟦⟧")
        .replaceAll("\u001b\\[([0-9;]+)m", "⟦$1⟧")
        .replaceAll("\\n$", "");
  }

  private loopbook.course.Card card() {
    return new CardReader(FILE, new ArrayList<>())
        .read(source.lines().toList(), 1)
        .orElseThrow()
        .with(java.util.Optional.empty());
  }

  @Override
  public String toString() {
    return number + " " + section + " " + String.join(" ", options) + " (line " + line + ")";
  }
}
