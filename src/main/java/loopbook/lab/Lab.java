package loopbook.lab;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** What an example can ask of the run that it is part of. All of it is imported for it. */
public final class Lab {
  private Lab() {}

  /**
   * The TCP port on which a role listens, or the port that it has bound; waits until there is one.
   *
   * @throws IllegalArgumentException if the run has no such role
   * @throws IllegalStateException if the role has ended without a port
   */
  public static int port(String role) throws InterruptedException {
    return Bench.here().port(role);
  }

  /** {@link #port} as an address on the loopback interface. */
  public static InetSocketAddress address(String role) throws InterruptedException {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port(role));
  }

  /**
   * Names this moment: marks it in the wire view, keeps the kernel's TCP table as it is once it has
   * settled, and lets go who awaits it.
   */
  public static void moment(String name) throws InterruptedException {
    Bench.here().moment(name);
  }

  /** Waits until some role has passed that moment; returns at once if one has already. */
  public static void await(String name) throws InterruptedException {
    Bench.here().await(name);
  }

  /** The run's own folder. */
  public static Path scratch() {
    return Bench.here().scratch();
  }

  /**
   * A path in the run's own folder.
   *
   * @throws IllegalArgumentException if the name leads out of it
   */
  public static Path scratch(String name) {
    Path folder = scratch();
    Path path = folder.resolve(name).normalize();
    if (!path.startsWith(folder)) {
      throw new IllegalArgumentException(name + " is outside the run's folder");
    }
    return path;
  }
}
