package loopbook.example;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a role should print, as authors write it (docs/formats.md, 1.2). */
final class OutputFence {
  private static final String ANY = "...";
  private static final Pattern WILD = Pattern.compile("<(port|time|number|address)>|\\.\\.\\.");

  private final List<String> lines;

  OutputFence(List<String> lines) {
    this.lines = lines.stream().map(String::stripTrailing).toList();
  }

  /**
   * Where the printed lines and the fence part.
   *
   * @param line of the fence, from 0; its size where more was printed than it states
   * @param printed the line printed there, from 0; its number of lines where more was expected
   */
  record Difference(int line, int printed) {}

  Optional<Difference> match(List<String> printed) {
    int n = printed.size();
    // reach[j]: the fence's lines so far can stand for the first j printed lines
    boolean[] reach = new boolean[n + 1];
    reach[0] = true;
    for (int i = 0; i < lines.size(); i++) {
      boolean[] next = next(lines.get(i), printed, reach);
      if (furthest(next) < 0) {
        return Optional.of(new Difference(i, furthest(reach)));
      }
      reach = next;
    }
    return reach[n] ? Optional.empty() : Optional.of(new Difference(lines.size(), furthest(reach)));
  }

  private static boolean[] next(String line, List<String> printed, boolean[] reach) {
    boolean[] next = new boolean[reach.length];
    if (line.strip().equals(ANY)) {
      boolean seen = false;
      for (int j = 0; j < reach.length; j++) {
        seen |= reach[j];
        next[j] = seen;
      }
      return next;
    }
    Pattern pattern = pattern(line);
    for (int j = 0; j + 1 < reach.length; j++) {
      next[j + 1] = reach[j] && pattern.matcher(printed.get(j).stripTrailing()).matches();
    }
    return next;
  }

  private static int furthest(boolean[] reach) {
    for (int j = reach.length - 1; j >= 0; j--) {
      if (reach[j]) {
        return j;
      }
    }
    return -1;
  }

  /** A line of a fence, with what may stand for its placeholders. */
  static Pattern pattern(String line) {
    StringBuilder regex = new StringBuilder();
    Matcher wild = WILD.matcher(line);
    int from = 0;
    while (wild.find()) {
      regex.append(Pattern.quote(line.substring(from, wild.start())));
      regex.append(value(wild.group()));
      from = wild.end();
    }
    return Pattern.compile(regex.append(Pattern.quote(line.substring(from))).toString());
  }

  private static String value(String wild) {
    return switch (wild) {
      case "<port>" -> "\\d{1,5}";
      case "<number>" -> "-?\\d+(?:[.,]\\d+)*(?:E-?\\d+)?";
      case "<time>" -> "(?:\\d[\\d:.,TZ+-]*(?: ?(?:ns|us|µs|ms|s|min|h))?|PT?[\\dHMS.]+)";
      case "<address>" -> "[\\w.:%/\\[\\]<>-]+";
      default -> ".*";
    };
  }
}
