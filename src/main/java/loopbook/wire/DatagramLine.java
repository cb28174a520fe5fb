package loopbook.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One row of the kernel's UDP table as a states fence states it.
 *
 * @param dropped datagrams; -1 for any number but 0
 * @param unread whether some lie in the socket's buffer; the kernel tells memory, not how many
 */
record DatagramLine(int line, String text, String owner, long dropped, boolean unread) {
  private static final Pattern ROW = Pattern.compile("(?<owner>\\S+)\\s+UDP(?<rest>(?:,.*)?)");
  private static final Pattern DROPPED = Pattern.compile("(\\d{1,18}|some)\\s+dropped");
  private static final Pattern UNREAD = Pattern.compile("some\\s+unread");
  private static final long SOME = -1;

  /**
   * Reads a line; empty if it is no row of a datagram socket.
   *
   * @throws FenceException if one of its amounts is none
   */
  static Optional<DatagramLine> read(int number, String line) {
    Matcher row = ROW.matcher(line);
    if (!row.matches()) {
      return Optional.empty();
    }
    long dropped = 0;
    boolean unread = false;
    String rest = row.group("rest");
    for (String part : rest.isEmpty() ? new String[0] : rest.substring(1).split(",", -1)) {
      Matcher drops = DROPPED.matcher(part.strip());
      if (drops.matches()) {
        dropped = drops.group(1).equals("some") ? SOME : Long.parseLong(drops.group(1));
      } else if (UNREAD.matcher(part.strip()).matches()) {
        unread = true;
      } else {
        throw new FenceException(
            number, "\"" + part.strip() + "\" is no amount of UDP: write some unread or N dropped");
      }
    }
    return Optional.of(new DatagramLine(number, line, row.group("owner"), dropped, unread));
  }

  boolean fits(UdpRow row) {
    return row.owner().equals(owner)
        && (dropped == SOME ? row.drops() > 0 : row.drops() == dropped)
        && unread == row.receiveQueue() > 0;
  }

  /** A row as such a line. */
  static String write(UdpRow row) {
    return row.owner()
        + " UDP"
        + (row.receiveQueue() > 0 ? ", some unread" : "")
        + (row.drops() > 0 ? ", " + row.drops() + " dropped" : "");
  }

  /** Empty if each line has a row of its own and, unless more are allowed, each row a line. */
  static Optional<Mismatch> match(List<DatagramLine> lines, boolean open, List<UdpRow> rows) {
    String all = String.join("", rows.stream().map(row -> write(row) + "\n").sorted().toList());
    List<UdpRow> left = new ArrayList<>(rows);
    // what states an exact number of drops first, so that a vaguer line does not take its row
    List<DatagramLine> exact =
        lines.stream().sorted((a, b) -> Long.compare(b.dropped, a.dropped)).toList();
    for (DatagramLine expected : exact) {
      Optional<UdpRow> found = left.stream().filter(expected::fits).findFirst();
      if (found.isEmpty()) {
        String likest =
            left.stream()
                .filter(row -> row.owner().equals(expected.owner))
                .findFirst()
                .map(DatagramLine::write)
                .orElse("");
        return Optional.of(new Mismatch(expected.line, expected.text, likest, all));
      }
      left.remove(found.get());
    }
    return open || left.isEmpty()
        ? Optional.empty()
        : Optional.of(new Mismatch(0, "", write(left.get(0)), all));
  }
}
