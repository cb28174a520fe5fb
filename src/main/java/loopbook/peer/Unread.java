package loopbook.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

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
    String wanted = column(remote) + " ";
    String peer = column(local) + " ";
    for (Path table : tables) {
      // row by row, since what follows the row is not worth the kernel's work
      try (BufferedReader rows = Files.newBufferedReader(table, StandardCharsets.ISO_8859_1)) {
        told = true;
        for (String row = rows.readLine(); row != null; row = rows.readLine()) {
          int at = row.indexOf(wanted);
          int end = at + wanted.length();
          if (at >= 0 && row.startsWith(peer, row.indexOf(' ', end) + 1 - peer.length())) {
            // "01 TTTTTTTT:RRRRRRRR " follows: state, tx_queue, rx_queue
            int queue = row.indexOf(':', row.indexOf(' ', end)) + 1;
            return OptionalLong.of(Long.parseLong(row, queue, queue + 8, 16));
          }
        }
      } catch (IOException none) {
        // this system has no such table
      }
    }
    return told ? OptionalLong.of(NO_ROW) : OptionalLong.empty();
  }

  /**
   * Waits until the other end of {@code socket} has read what was sent, as far as the kernel tells;
   * at least {@code pause} and at most 500 times that, in nanoseconds.
   */
  static void untilConsumed(Socket socket, long pause) {
    Unread unread = new Unread();
    long sent = System.nanoTime();
    while (socket.getLocalSocketAddress() instanceof InetSocketAddress local
        && socket.getRemoteSocketAddress() instanceof InetSocketAddress remote
        && !socket.isClosed()) {
      long now = System.nanoTime();
      long left = unread.of(local, remote).orElse(0);
      if (now - sent >= 500 * pause || (left <= 0 && now - sent >= pause)) {
        return;
      }
      LockSupport.parkNanos(pause / 10);
    }
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
