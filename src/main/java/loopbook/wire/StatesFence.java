package loopbook.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopbook.wire.TcpRow.State;

/** What the kernel's TCP and UDP tables should hold, as authors write it (docs/formats.md, 1.5). */
public final class StatesFence {
  private static final Pattern ROW =
      Pattern.compile(
          "(?<owner>\\S+)\\s+(?<state>[A-Z0-9_]+)(?:\\s*->\\s*(?<peer>[^\\s,]+))?(?<rest>(?:,.*)?)");
  private static final Pattern AMOUNT =
      Pattern.compile("(?<many>\\d+|some)\\s+(?<what>waiting|unread|unacknowledged)");
  private static final long SOME = -1;

  /** One row that is expected; -1 stands for any amount but 0. */
  private record Expected(
      int line,
      String text,
      String owner,
      State state,
      String peer,
      long waiting,
      long unread,
      long unacknowledged) {
    boolean fits(TcpRow row) {
      return row.owner().equals(owner)
          && row.state() == state
          && (peer.isEmpty() || row.peer().equals(peer))
          && fits(waiting, row.waiting())
          && fits(unread, row.unread())
          && fits(unacknowledged, row.unacknowledged());
    }

    private static boolean fits(long expected, long actual) {
      return expected == SOME ? actual > 0 : expected == actual;
    }
  }

  private final List<Expected> rows;
  private final List<DatagramLine> datagrams;
  private final boolean open;

  private StatesFence(List<Expected> rows, List<DatagramLine> datagrams, boolean open) {
    this.rows = rows;
    this.datagrams = datagrams;
    this.open = open;
  }

  /**
   * Reads a fence.
   *
   * @throws FenceException if a line is no row
   */
  public static StatesFence parse(String text) {
    List<Expected> rows = new ArrayList<>();
    List<DatagramLine> datagrams = new ArrayList<>();
    boolean open = false;
    int number = 0;
    for (String raw : text.lines().toList()) {
      number++;
      String line = raw.strip();
      if (line.equals("...")) {
        open = true;
      } else if (!line.isEmpty() && !line.equals("nothing")) {
        Optional<DatagramLine> datagram = DatagramLine.read(number, line);
        datagram.ifPresent(datagrams::add);
        if (datagram.isEmpty()) {
          rows.add(row(number, line));
        }
      }
    }
    return new StatesFence(List.copyOf(rows), List.copyOf(datagrams), open);
  }

  private static Expected row(int number, String line) {
    Matcher row = ROW.matcher(line);
    if (!row.matches()) {
      throw new FenceException(
          number, "\"" + line + "\" is no row: write PARTY STATE [-> PARTY][, N unread]");
    }
    State state = state(number, row.group("state"));
    TreeMap<String, Long> amounts = new TreeMap<>();
    String rest = row.group("rest");
    if (!rest.isEmpty()) {
      for (String part : rest.substring(1).split(",", -1)) {
        Matcher amount = AMOUNT.matcher(part.strip());
        if (!amount.matches()) {
          throw new FenceException(
              number,
              "\""
                  + part.strip()
                  + "\" is no amount: write N waiting, N unread or N unacknowledged");
        }
        String many = amount.group("many");
        amounts.put(amount.group("what"), many.equals("some") ? SOME : Long.parseLong(many));
      }
    }
    String peer = row.group("peer");
    return new Expected(
        number,
        line,
        row.group("owner"),
        state,
        peer == null ? "" : peer,
        amounts.getOrDefault("waiting", 0L),
        amounts.getOrDefault("unread", 0L),
        amounts.getOrDefault("unacknowledged", 0L));
  }

  private static State state(int number, String name) {
    for (State state : State.values()) {
      if (state.name().equals(name)) {
        return state;
      }
    }
    throw new FenceException(
        number,
        "\"" + name + "\" is no state of the kernel's table; there are " + List.of(State.values()));
  }

  /**
   * Empty if the rows are what the fence states. Those of UDP are compared only if it states one.
   */
  public Optional<Mismatch> match(List<TcpRow> actual, List<UdpRow> actualDatagrams) {
    return match(actual)
        .or(
            () ->
                datagrams.isEmpty()
                    ? Optional.empty()
                    : DatagramLine.match(datagrams, open, actualDatagrams));
  }

  /** Empty if the rows of TCP are what the fence states. */
  public Optional<Mismatch> match(List<TcpRow> actual) {
    int[] taken = new int[actual.size()];
    for (int i = 0; i < rows.size(); i++) {
      if (!place(i, actual, taken, new boolean[actual.size()])) {
        Expected missing = rows.get(i);
        return Optional.of(
            new Mismatch(missing.line(), missing.text(), likest(missing, actual), write(actual)));
      }
    }
    for (int row = 0; row < taken.length && !open; row++) {
      if (taken[row] == 0) {
        return Optional.of(new Mismatch(0, "", line(actual.get(row)), write(actual)));
      }
    }
    return Optional.empty();
  }

  /** Finds a row of its own for the expectation, moving others if they can take another one. */
  private boolean place(int index, List<TcpRow> actual, int[] taken, boolean[] tried) {
    for (int row = 0; row < taken.length; row++) {
      if (!tried[row] && rows.get(index).fits(actual.get(row))) {
        tried[row] = true;
        if (taken[row] == 0 || place(taken[row] - 1, actual, taken, tried)) {
          taken[row] = index + 1;
          return true;
        }
      }
    }
    return false;
  }

  private static String likest(Expected missing, List<TcpRow> actual) {
    return actual.stream()
        .filter(
            row ->
                row.owner().equals(missing.owner())
                    && (missing.peer().isEmpty() || row.peer().equals(missing.peer())))
        .findFirst()
        .map(StatesFence::line)
        .orElse("");
  }

  /** How many rows, of either table, are like the fence's one row. */
  public long count(List<TcpRow> actual, List<UdpRow> actualDatagrams) {
    return count(actual)
        + actualDatagrams.stream().filter(r -> datagrams.stream().anyMatch(e -> e.fits(r))).count();
  }

  /** How many rows of TCP are like the fence's one row. */
  public long count(List<TcpRow> actual) {
    return actual.stream().filter(row -> rows.stream().anyMatch(e -> e.fits(row))).count();
  }

  /** The rows as a fence that they match. */
  public static String write(List<TcpRow> rows) {
    if (rows.isEmpty()) {
      return "nothing\n";
    }
    StringBuilder text = new StringBuilder();
    rows.stream()
        .map(StatesFence::line)
        .sorted(
            java.util.Comparator.comparing((String line) -> !line.contains(" LISTEN"))
                .thenComparing(line -> line))
        .forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** One row as a line of a fence. */
  public static String line(TcpRow row) {
    StringBuilder text = new StringBuilder(row.owner()).append(' ').append(row.state());
    if (row.state() != State.LISTEN && !row.peer().isEmpty()) {
      text.append(" -> ").append(row.peer());
    }
    amount(text, row.waiting(), "waiting");
    amount(text, row.unread(), "unread");
    amount(text, row.unacknowledged(), "unacknowledged");
    return text.toString();
  }

  /** One row of a datagram socket as a line of a fence. */
  public static String line(UdpRow row) {
    return DatagramLine.write(row);
  }

  private static void amount(StringBuilder text, long amount, String what) {
    if (amount > 0) {
      text.append(", ").append(amount).append(' ').append(what);
    }
  }
}
