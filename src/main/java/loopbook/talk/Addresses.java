package loopbook.talk;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads addresses as people write them, without asking a name server: {@code 7000}, {@code
 * localhost:7000}, {@code 127.0.0.1:7000}, {@code [::1]:7000}.
 */
public final class Addresses {
  private static final Pattern SHAPE =
      Pattern.compile("(?:(\\[[0-9A-Fa-f:.]+]|[^\\[\\]:]+):)?(\\d{1,5})");
  private static final Pattern V4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:[.](?!$)|$)){4}");
  private static final int LAST_PORT = 65_535;

  private Addresses() {}

  /** What was read. */
  public sealed interface Read {
    record Loopback(InetSocketAddress address) implements Read {}

    /** An address or a name that is not this machine's loopback. */
    record Elsewhere(String host) implements Read {}

    /** No address at all. */
    record Odd() implements Read {}
  }

  /** Reads one; a port alone is on 127.0.0.1. */
  public static Read read(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches() || Integer.parseInt(shape.group(2)) > LAST_PORT) {
      return new Read.Odd();
    }
    int port = Integer.parseInt(shape.group(2));
    String host = shape.group(1) == null ? "127.0.0.1" : shape.group(1);
    if (host.equalsIgnoreCase("localhost")) {
      host = "127.0.0.1";
    }
    if (!host.startsWith("[") && !V4.matcher(host).matches()) {
      return new Read.Elsewhere(host);
    }
    try {
      InetAddress address = InetAddress.getByName(host);
      return address.isLoopbackAddress()
          ? new Read.Loopback(new InetSocketAddress(address, port))
          : new Read.Elsewhere(host);
    } catch (UnknownHostException odd) {
      return new Read.Odd();
    }
  }
}
