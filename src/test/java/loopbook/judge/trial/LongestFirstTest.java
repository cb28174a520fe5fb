package loopbook.judge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** In which order tests begin. */
class LongestFirstTest {
  private static final List<String> RAN = new ArrayList<>();

  @TestMethodOrder(LongestFirst.class)
  @Execution(ExecutionMode.SAME_THREAD)
  static final class Sample {
    @Test
    @Order(3)
    void third() {
      RAN.add("third");
    }

    @Test
    @Order(1)
    void first() {
      RAN.add("first");
    }

    @Test
    @Order(2)
    void second() {
      RAN.add("second");
    }
  }

  @Test
  void byOrderWhereNothingIsKnown() {
    assertThat(ran(LauncherDiscoveryRequestBuilder.request()))
        .containsExactly("first", "second", "third");
  }

  @Test
  void byWhatIsKnownThenByOrder() {
    assertThat(
            ran(
                LauncherDiscoveryRequestBuilder.request()
                    .configurationParameter(LongestFirst.PARAMETER, "third,other")))
        .containsExactly("third", "first", "second");
  }

  private static List<String> ran(LauncherDiscoveryRequestBuilder request) {
    RAN.clear();
    LauncherFactory.create()
        .execute(request.selectors(DiscoverySelectors.selectClass(Sample.class)).build());
    return List.copyOf(RAN);
  }
}
