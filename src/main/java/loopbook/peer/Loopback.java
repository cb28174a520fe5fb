package loopbook.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;

/** The addresses of this machine that need no cable. */
public final class Loopback {
  /** {@code 127.0.0.1}, whatever the machine calls it. */
  public static final InetAddress V4 = literal(127, 0, 0, 1);

  /** {@code 127.0.0.2}: another address of the same machine; Linux has it without set-up. */
  public static final InetAddress OTHER_V4 = literal(127, 0, 0, 2);

  private Loopback() {}

  /** {@code ::1}, if this machine can bind it. */
  public static Optional<InetAddress> v6() {
    byte[] raw = new byte[16];
    raw[15] = 1;
    try {
      InetAddress address = InetAddress.getByAddress(raw);
      return binds(address) ? Optional.of(address) : Optional.empty();
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Whether a listener can be bound to {@code address}. */
  public static boolean binds(InetAddress address) {
    try (ServerSocketChannel probe = ServerSocketChannel.open()) {
      probe.bind(new InetSocketAddress(address, 0));
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static InetAddress literal(int... parts) {
    byte[] raw = new byte[parts.length];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = (byte) parts[i];
    }
    try {
      return InetAddress.getByAddress(raw);
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
