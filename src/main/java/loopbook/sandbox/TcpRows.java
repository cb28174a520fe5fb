package loopbook.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  private record Row(int port, String state) {}

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

  private static Row row(String line) {
    String[] fields = line.strip().split("\\s+");
    String local = fields[1];
    int port = Integer.parseInt(local.substring(local.lastIndexOf(':') + 1), 16);
    int state = Integer.parseInt(fields[3], 16);
    return new Row(port, state < STATES.length ? STATES[state] : "");
  }
}
