package loopbook.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What the other end of a loopback connection has not read yet, by the kernel's own table ({@code
 * /proc/net/tcp} and {@code tcp6}, column {@code rx_queue}). A socket of either family is looked
 * for, since a dual-stack one stands in the second table.
 */
final class Unread {
  /** The row is not there: the other end was closed. */
  static final long NO_ROW = -1;

  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp6"), Path.of("/proc/net/tcp"));

  private final List<Path> tables;

  Unread() {
    this(TABLES);
  }

  Unread(List<Path> tables) {
    this.tables = tables;
  }

  /**
   * Bytes that the socket at {@code remote}, connected with {@code local}, has received and not
   * read; {@link #NO_ROW} without such a socket; empty if this system has no table.
   */
  OptionalLong of(InetSocketAddress local, InetSocketAddress remote) {
    boolean told = false;
    String row = " " + column(remote) + " ";
    String wanted = column(remote);
    String peer = column(local);
    for (Path table : tables) {
      String text;
      try {
        text = Files.readString(table, StandardCharsets.ISO_8859_1);
      } catch (IOException none) {
        continue;
      }
      told = true;
      for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + row.length())) {
        int to = at + wanted.length() + 1;
        int peerEnd = text.indexOf(' ', to);
        if (peerEnd > 0 && text.substring(to, peerEnd).endsWith(peer)) {
          // " 01 TTTTTTTT:RRRRRRRR " follows: state, tx_queue, rx_queue
          int queue = text.indexOf(':', peerEnd) + 1;
          return OptionalLong.of(Long.parseLong(text, queue, queue + 8, 16));
        }
      }
    }
    return told ? OptionalLong.of(NO_ROW) : OptionalLong.empty();
  }

  /** An address as a column ends with it: words in the machine's (little-endian) order. */
  private static String column(InetSocketAddress address) {
    InetAddress host = address.getAddress();
    byte[] raw = host.getAddress();
    StringBuilder out = new StringBuilder();
    for (int word = 0; word < raw.length; word += 4) {
      for (int i = 3; i >= 0; i--) {
        out.append(String.format("%02X", raw[word + i] & 0xFF));
      }
    }
    return out.append(String.format(Locale.ROOT, ":%04X", address.getPort())).toString();
  }
}
