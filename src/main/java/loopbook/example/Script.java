package loopbook.example;

/** The text that a role has printed, as much of it as is kept. */
final class Script {
  /** Characters that are kept of a role's output. */
  static final int LIMIT = 1 << 20;

  private final StringBuilder text = new StringBuilder();
  private long omitted;

  /** What of this text is still to be shown: none beyond the limit. */
  synchronized String add(String more) {
    int room = LIMIT - text.length();
    String kept = more.length() <= room ? more : more.substring(0, room);
    text.append(kept);
    omitted += more.length() - kept.length();
    return kept;
  }

  synchronized java.util.List<String> lines() {
    return text.toString().lines().toList();
  }

  synchronized long omitted() {
    return omitted;
  }
}
