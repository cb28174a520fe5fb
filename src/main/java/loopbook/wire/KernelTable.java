package loopbook.wire;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's TCP and UDP tables of Linux ({@code /proc/net}, see proc_pid_net(5) and the kernel's
 * proc_net_tcp.rst). Connections of Java over IPv4 are mostly in {@code tcp6}, with mapped
 * addresses; both tables are read.
 */
public final class KernelTable {
  private static final List<TcpRow.State> STATES = List.of(TcpRow.State.values());
  private static final Path PROC = Path.of("/proc/net");

  private KernelTable() {}

  /** Whether this system has such a table. */
  public static boolean exists() {
    return Files.isReadable(PROC.resolve("tcp"));
  }

  /** All TCP rows of this machine (or network namespace), without owners; empty if it has none. */
  public static Optional<List<TcpRow>> tcp() {
    return exists() ? Optional.of(tcp(PROC)) : Optional.empty();
  }

  /** All UDP rows. */
  public static Optional<List<UdpRow>> udp() {
    return exists() ? Optional.of(udp(PROC)) : Optional.empty();
  }

  static List<TcpRow> tcp(Path folder) {
    List<TcpRow> rows = new ArrayList<>();
    for (String name : List.of("tcp", "tcp6")) {
      for (String line : lines(folder.resolve(name))) {
        TcpRow row = tcpRow(line);
        if (row != null) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  static List<UdpRow> udp(Path folder) {
    List<UdpRow> rows = new ArrayList<>();
    for (String name : List.of("udp", "udp6")) {
      for (String line : lines(folder.resolve(name))) {
        UdpRow row = udpRow(line);
        if (row != null) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  /**
   * The size of a file there is said to be 0, and some give all they have to one large read only.
   */
  private static List<String> lines(Path file) {
    try (InputStream in = new FileInputStream(file.toFile())) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().skip(1).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static @Nullable TcpRow tcpRow(String line) {
    String[] field = line.trim().split("\\s+");
    if (field.length < 7) {
      return null;
    }
    int state = Integer.parseInt(field[3], 16);
    InetSocketAddress local = address(field[1]);
    InetSocketAddress remote = address(field[2]);
    if (state < 1 || state > STATES.size() || local == null || remote == null) {
      return null;
    }
    String[] queues = field[4].split(":");
    String[] timer = field[5].split(":");
    return new TcpRow(
        "",
        "",
        local,
        remote,
        STATES.get(state - 1),
        Long.parseLong(queues[1], 16),
        Long.parseLong(queues[0], 16),
        Integer.parseInt(timer[0], 16),
        Integer.parseInt(field[6], 16));
  }

  private static @Nullable UdpRow udpRow(String line) {
    String[] field = line.trim().split("\\s+");
    if (field.length < 13) {
      return null;
    }
    InetSocketAddress local = address(field[1]);
    InetSocketAddress remote = address(field[2]);
    if (local == null || remote == null) {
      return null;
    }
    String[] queues = field[4].split(":");
    return new UdpRow(
        "",
        local,
        remote,
        Long.parseLong(queues[1], 16),
        Long.parseLong(queues[0], 16),
        Long.parseLong(field[12]));
  }

  /** Words of 32 bits, each in the machine's byte order; the port in plain hexadecimal. */
  private static @Nullable InetSocketAddress address(String text) {
    int colon = text.indexOf(':');
    if (colon != 8 && colon != 32) {
      return null;
    }
    byte[] bytes = new byte[colon / 2];
    boolean little = java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN;
    for (int i = 0; i < bytes.length; i++) {
      int word = i / 4 * 4;
      int place = little ? word + 3 - i % 4 : i;
      bytes[place] = (byte) Integer.parseInt(text.substring(2 * i, 2 * i + 2), 16);
    }
    try {
      // mapped addresses become plain IPv4 ones here
      return new InetSocketAddress(
          InetAddress.getByAddress(bytes), Integer.parseInt(text.substring(colon + 1), 16));
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
