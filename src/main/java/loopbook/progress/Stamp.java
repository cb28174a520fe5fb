package loopbook.progress;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A time as part of a file's name; sorts as it passes. */
final class Stamp {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private Stamp() {}

  static String of(Instant time) {
    return FORMAT.format(time);
  }
}
