package loopbook.example;

import java.util.ArrayList;
import java.util.List;

/** The text that a role has printed, as much of it as is kept. */
final class Script {
  /** Characters that are kept of a role's output. */
  static final int LIMIT = 1 << 20;

  private final StringBuilder text = new StringBuilder();
  private final List<Long> times = new ArrayList<>();
  private boolean withinLine;
  private long omitted;

  /** What of this text is still to be shown: none beyond the limit. */
  synchronized String add(String more) {
    int room = LIMIT - text.length();
    String kept = more.length() <= room ? more : more.substring(0, room);
    long now = System.nanoTime();
    for (int i = 0; i < kept.length(); i++) {
      if (!withinLine) {
        times.add(now);
      }
      withinLine = kept.charAt(i) != '\n';
    }
    text.append(kept);
    omitted += more.length() - kept.length();
    return kept;
  }

  /** Its lines; only a line feed ends one. */
  synchronized List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(text.toString().split("\n", -1)));
    if (!withinLine) {
      lines.remove(lines.size() - 1);
    }
    lines.replaceAll(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    return lines;
  }

  /** When each of them began, of {@link System#nanoTime}. */
  synchronized List<Long> times() {
    return List.copyOf(times);
  }

  synchronized long omitted() {
    return omitted;
  }
}
