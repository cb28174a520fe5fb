package loopbook.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kernel's TCP table in the network namespace of a process, from {@code /proc/PID/net}. */
public final class TcpRows {
  private static final String[] STATES = {
    "",
    "ESTABLISHED",
    "SYN_SENT",
    "SYN_RECV",
    "FIN_WAIT1",
    "FIN_WAIT2",
    "TIME_WAIT",
    "CLOSE",
    "CLOSE_WAIT",
    "LAST_ACK",
    "LISTEN",
    "CLOSING"
  };

  private final List<Row> rows;

  private TcpRows(List<Row> rows) {
    this.rows = rows;
  }

  /**
   * @param local its own end, as the kernel writes it: there may be thousands of rows, of which few
   *     are asked for
   * @param inode the socket's; 0 as long as no program has it, as in an accept queue
   */
  private record Row(String local, int port, int remotePort, String state, long inode) {}

  /** The table as it is now; empty where the system does not show it. */
  public static Optional<TcpRows> of(long pid) {
    List<Row> rows = new ArrayList<>();
    boolean found = false;
    for (String file : List.of("tcp", "tcp6")) {
      Path path = Path.of("/proc", Long.toString(pid), "net", file);
      try {
        List<String> lines = Files.readAllLines(path, StandardCharsets.ISO_8859_1);
        lines.stream().skip(1).map(TcpRows::row).forEach(rows::add);
        found = true;
      } catch (IOException e) {
        // no such table
      }
    }
    return found ? Optional.of(new TcpRows(rows)) : Optional.empty();
  }

  /** How many rows have this own port and one of these states. */
  public int count(int port, Set<String> states) {
    return (int) rows.stream().filter(r -> r.port() == port && states.contains(r.state())).count();
  }

  /**
   * Whether the connection between an own port and another is still in the accept queue; empty if
   * there is none, or it is no longer established on this side.
   */
  public Optional<Boolean> queued(int port, int remotePort) {
    return rows.stream()
        .filter(r -> r.port() == port && r.remotePort() == remotePort)
        .filter(r -> r.state().equals("ESTABLISHED") || r.state().equals("CLOSE_WAIT"))
        .map(r -> r.inode() == 0)
        .findFirst();
  }

  private static Row row(String line) {
    String[] fields = line.strip().split("\\s+");
    int state = Integer.parseInt(fields[3], 16);
    return new Row(
        fields[1],
        port(fields[1]),
        port(fields[2]),
        state < STATES.length ? STATES[state] : "",
        Long.parseLong(fields[9]));
  }

  /**
   * The addresses on which some sockets listen.
   *
   * @param inodes of the sockets
   */
  public List<InetAddress> listening(int port, Set<Long> inodes) {
    return rows.stream()
        .filter(r -> r.port() == port && r.state().equals("LISTEN"))
        .filter(r -> inodes.contains(r.inode()))
        .map(r -> address(r.local()))
        .toList();
  }

  /** How many of these sockets call that port and have no answer yet (SYN_SENT). */
  public int calling(int port, Set<Long> inodes) {
    return (int)
        rows.stream()
            .filter(r -> r.remotePort() == port && r.state().equals("SYN_SENT"))
            .filter(r -> inodes.contains(r.inode()))
            .count();
  }

  /**
   * Each four bytes are one number in the machine's own order, in hexadecimal digits. A mapped IPv4
   * address of a socket of both families is that address.
   */
  private static InetAddress address(String row) {
    byte[] bytes = HexFormat.of().parseHex(row.substring(0, row.lastIndexOf(':')));
    if (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
      for (int i = 0; i < bytes.length; i += Integer.BYTES) {
        ByteBuffer word = ByteBuffer.wrap(bytes, i, Integer.BYTES);
        int number = word.getInt(i);
        word.putInt(i, Integer.reverseBytes(number));
      }
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(row, e);
    }
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
  }
}
