package loopbook.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A setting of the kernel (sysctl(8)) that keeps user namespaces from ordinary users, which levels
 * 2 and 3 need unless root starts them.
 *
 * @param name as sysctl takes it
 * @param value with which they are allowed
 */
public record KernelSetting(String name, String value) {
  private static final Path SYSTEM = Path.of("/proc/sys");

  private record Forbidding(String name, String value, String instead) {}

  /** Ubuntu from 23.10 on; Debian and its kin; every kernel. */
  private static final List<Forbidding> ALL =
      List.of(
          new Forbidding("kernel.apparmor_restrict_unprivileged_userns", "1", "0"),
          new Forbidding("kernel.unprivileged_userns_clone", "0", "1"),
          new Forbidding("user.max_user_namespaces", "0", "10000"));

  /** The first one that forbids them here; empty if none does, or this is not Linux. */
  public static Optional<KernelSetting> inTheWay() {
    return inTheWay(SYSTEM);
  }

  static Optional<KernelSetting> inTheWay(Path system) {
    return ALL.stream()
        .filter(one -> value(system, one.name()).equals(one.value()))
        .map(one -> new KernelSetting(one.name(), one.instead()))
        .findFirst();
  }

  private static String value(Path system, String name) {
    try {
      return Files.readString(system.resolve(name.replace('.', '/'))).strip();
    } catch (IOException noSuchSetting) {
      return "";
    }
  }
}
