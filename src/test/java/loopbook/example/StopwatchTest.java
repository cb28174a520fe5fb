package loopbook.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StopwatchTest {
  private final AtomicLong now = new AtomicLong(1_000);
  private final AtomicInteger wentOn = new AtomicInteger();
  private final Stopwatch watch = new Stopwatch(now::get, wentOn::incrementAndGet);

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private Duration leftOf(Duration limit) {
    return Duration.ofNanos(watch.left(limit));
  }

  @Test
  void itStandsStillWhileAnyRoleCompiles() {
    pass(Duration.ofSeconds(1));
    watch.compiles();
    pass(Duration.ofSeconds(2));
    watch.compiles();
    pass(Duration.ofSeconds(3));
    watch.runs();
    pass(Duration.ofSeconds(4));
    assertThat(leftOf(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(4));
    assertThat(wentOn).hasValue(0);
    watch.runs();
    assertThat(wentOn).hasValue(1);
    pass(Duration.ofSeconds(1));
    assertThat(leftOf(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void compilingWithoutEndCounts() {
    watch.compiles();
    pass(Stopwatch.PATIENCE.plusSeconds(6));
    assertThat(leftOf(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(-1));
  }
}
