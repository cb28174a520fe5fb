package loopbook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelSettingTest {
  @TempDir Path system;

  @ParameterizedTest
  @CsvSource({
    "kernel/apparmor_restrict_unprivileged_userns, 1, kernel.apparmor_restrict_unprivileged_userns, 0",
    "kernel/unprivileged_userns_clone, 0, kernel.unprivileged_userns_clone, 1",
    "user/max_user_namespaces, 0, user.max_user_namespaces, 10000"
  })
  void whatForbidsNamespacesIsNamed(String file, String value, String name, String instead)
      throws IOException {
    Path path = system.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, value + "\n");
    assertThat(KernelSetting.inTheWay(system)).contains(new KernelSetting(name, instead));
    Files.writeString(path, instead + "\n");
    assertThat(KernelSetting.inTheWay(system)).isEmpty();
  }

  @Test
  void whereThereAreNoSettingsNoneIsInTheWay() {
    assertThat(KernelSetting.inTheWay(system)).isEmpty();
  }
}
