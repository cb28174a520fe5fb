package loopbook.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loopbook.course.Problem;

/**
 * What stands between two lines {@code ---} at the beginning of a file.
 *
 * @param values by their names; a value that is not a list has one item
 * @param places the line of each name, from 1
 * @param end the line after the second {@code ---}; 1 where there is no front matter
 */
record FrontMatter(
    Map<String, List<String>> values,
    Map<String, Integer> places,
    int end,
    List<Problem> problems) {
  private static final String MARK = "---";

  static FrontMatter read(Source source, Set<String> known) {
    return new Reading(source, known).run();
  }

  Optional<String> text(String name) {
    List<String> items = values.getOrDefault(name, List.of());
    return items.isEmpty() ? Optional.empty() : Optional.of(items.get(0));
  }

  List<String> list(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** The line of a name; 1 where it is missing. */
  int line(String name) {
    return places.getOrDefault(name, 1);
  }

  private static final class Reading {
    private final Source source;
    private final Set<String> known;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    Reading(Source source, Set<String> known) {
      this.source = source;
      this.known = known;
    }

    FrontMatter run() {
      List<String> lines = source.lines();
      if (lines.isEmpty() || !lines.get(0).stripTrailing().equals(MARK)) {
        problem(
            1,
            "The file does not begin with front matter.",
            "Begin it with a line ---, then id and title, then ---.");
        return done(1);
      }
      int close = close(lines);
      if (close < 0) {
        problem(
            1,
            "The front matter is never closed.",
            "End it with a line that is --- and nothing else.");
        close = firstNotOurs(lines);
      }
      for (int i = 1; i < close; i++) {
        i = entry(lines, i, close);
      }
      boolean closed = close < lines.size() && lines.get(close).stripTrailing().equals(MARK);
      return done(closed ? close + 2 : close + 1);
    }

    private static int close(List<String> lines) {
      for (int i = 1; i < lines.size(); i++) {
        if (lines.get(i).stripTrailing().equals(MARK)) {
          return i;
        }
      }
      return -1;
    }

    /** Where an unclosed front matter most likely ends. */
    private int firstNotOurs(List<String> lines) {
      int i = 1;
      while (i < lines.size()) {
        int colon = lines.get(i).indexOf(':');
        if (colon < 0 || !known.contains(lines.get(i).substring(0, colon).strip())) {
          break;
        }
        i++;
      }
      return i;
    }

    /** Reads the entry that begins at an index and answers the index of its last line. */
    private int entry(List<String> lines, int index, int close) {
      String line = lines.get(index);
      if (line.isBlank() || line.startsWith("#")) {
        return index;
      }
      int colon = line.indexOf(':');
      if (colon <= 0) {
        problem(
            index + 1,
            "\"" + line.strip() + "\" is no entry of the front matter.",
            "Write NAME: VALUE.");
        return index;
      }
      String name = line.substring(0, colon).strip();
      String value = line.substring(colon + 1).strip();
      int last = index;
      if (value.startsWith("[")) {
        while (!value.endsWith("]") && last + 1 < close) {
          value += " " + lines.get(++last).strip();
        }
      }
      accept(name, value, index + 1);
      return last;
    }

    private void accept(String name, String value, int line) {
      if (!known.contains(name)) {
        problem(
            line,
            "The front matter has no \"" + name + "\".",
            "Use one of " + String.join(", ", known.stream().sorted().toList()) + ".");
      } else if (places.containsKey(name)) {
        problem(line, "\"" + name + "\" stands twice.", "Keep one of them.");
      } else if (value.startsWith("[") && !value.endsWith("]")) {
        problem(line, "The list of \"" + name + "\" is never closed.", "End it with a bracket ].");
      } else {
        places.put(name, line);
        values.put(name, items(value));
      }
    }

    private static List<String> items(String value) {
      if (!value.startsWith("[")) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        String bare = quoted ? value.substring(1, value.length() - 1) : value;
        return bare.isEmpty() ? List.of() : List.of(bare);
      }
      return List.of(value.substring(1, value.length() - 1).split(",")).stream()
          .map(String::strip)
          .filter(v -> !v.isEmpty())
          .toList();
    }

    private void problem(int line, String what, String next) {
      problems.add(new Problem(source.file(), line, what, next));
    }

    private FrontMatter done(int end) {
      return new FrontMatter(values, places, end, problems);
    }
  }
}
