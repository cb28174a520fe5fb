package loopbook.lesson;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loopbook.course.Problem;
import loopbook.course.Weights;

/** Reads what an exercise counts: {@code points: 20} and {@code weights: [halfClose 3, drip 2]}. */
record WeightsReader(Path page, FrontMatter front, List<Problem> problems) {
  private static final int MOST = 1000;

  /** The weights; what is wrong in them counts as not said. */
  Weights read() {
    int points = Weights.EQUAL.points();
    if (front.text("points").isPresent()) {
      points = number("points", front.text("points").get(), points);
    }
    Map<String, Integer> checks = new LinkedHashMap<>();
    for (String item : front.list("weights")) {
      String[] parts = item.split("\\s+");
      if (parts.length == 2) {
        checks.put(parts[0], number("weights", parts[1], 1));
      } else {
        wrong("weights", item, "Write the name of a check and a number: halfClose 3.");
      }
    }
    return new Weights(points, checks);
  }

  private int number(String entry, String text, int otherwise) {
    if (text.matches("\\d{1,4}")) {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= MOST) {
        return number;
      }
    }
    wrong(entry, text, "Write a whole number from 1 to " + MOST + ".");
    return otherwise;
  }

  private void wrong(String entry, String text, String next) {
    problems.add(
        new Problem(
            page, front.line(entry), "\"" + text + "\" is no value of \"" + entry + "\".", next));
  }
}
