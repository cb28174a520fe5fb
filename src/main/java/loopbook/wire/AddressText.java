package loopbook.wire;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Addresses as people write them. */
public final class AddressText {
  private AddressText() {}

  /** {@code 127.0.0.1:7000}, {@code [::1]:7000}; of other kinds their own words. */
  public static String of(SocketAddress address) {
    if (!(address instanceof InetSocketAddress inet)) {
      return address.toString();
    }
    InetAddress host = inet.getAddress();
    if (host == null) {
      return inet.getHostString() + ":" + inet.getPort();
    }
    String text = host.getHostAddress();
    return host instanceof Inet6Address
        ? "[" + shortened(text) + "]:" + inet.getPort()
        : text + ":" + inet.getPort();
  }

  /** The JDK writes all zeros out. */
  private static String shortened(String address) {
    return address
        .replaceFirst("^0:0:0:0:0:0:0:1(?!\\d)", "::1")
        .replaceFirst("^0:0:0:0:0:0:0:0(?!\\d)", "::");
  }
}
