package loopbook.grade;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import loopbook.judge.Cost;
import loopbook.markup.Json;

/** What a check cost as JSON, and back; what nobody can tell is left out. */
public final class CostJson {
  private static final String WALL = "milliseconds";
  private static final String PROCESSOR = "cpuMilliseconds";
  private static final String PEAK = "peakKiB";

  private CostJson() {}

  /** The object of docs/formats.md, section 5. */
  public static Json write(Cost cost) {
    Json.Members members = Json.object().put(WALL, cost.wall().toMillis());
    cost.processor().ifPresent(time -> members.put(PROCESSOR, time.toMillis()));
    cost.peakBytes().ifPresent(bytes -> members.put(PEAK, bytes >> 10));
    return members.build();
  }

  /** Empty if a time is missing. */
  static Optional<Cost> read(Json.Obj from) {
    OptionalLong peak = from.whole(PEAK);
    return time(from, WALL)
        .map(
            wall ->
                new Cost(
                    wall,
                    time(from, PROCESSOR),
                    peak.isPresent() ? OptionalLong.of(peak.getAsLong() << 10) : peak));
  }

  private static Optional<Duration> time(Json.Obj from, String name) {
    OptionalLong millis = from.whole(name);
    return millis.isPresent()
        ? Optional.of(Duration.ofMillis(millis.getAsLong()))
        : Optional.empty();
  }
}
