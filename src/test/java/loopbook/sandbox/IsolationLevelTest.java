package loopbook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class IsolationLevelTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void whatIsNotAvailableHasAReason() {
    assertThat(IsolationLevel.obstacle().isEmpty())
        .as(() -> IsolationLevel.obstacle().toString())
        .isEqualTo(IsolationLevel.available() == IsolationLevel.FULL);
  }
}
