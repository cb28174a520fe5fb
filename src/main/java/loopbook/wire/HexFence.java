package loopbook.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loopbook.wire.Conversation.Direction;
import loopbook.wire.Event.Kind;

/**
 * Which bytes should go in one direction, as authors write it: the rows of the view of bytes
 * (docs/formats.md, 1.6).
 */
public final class HexFence {
  private static final Pattern ROW =
      Pattern.compile("(?<at>[0-9a-f]{8}) (?<bytes>(?:[ ',#╹╻┃][0-9a-f]{2})+)(?:\\s+(?<text>.*))?");
  private static final int PER_ROW = 16;
  private static final int MOST_ROWS = 256;
  private static final int TRIPLE = 3;
  private static final String REST = "...";

  /** Some bytes in a row, from that place on. */
  private record Row(int line, String text, long at, byte[] bytes, Map<Long, Boundary> boundaries) {
    long end() {
      return at + bytes.length;
    }
  }

  /** What really went there. */
  private record Truth(long size, Map<Long, Payload> known, Map<Long, Boundary> boundaries) {
    static Truth of(Direction direction) {
      return new Truth(direction.size(), direction.known(), direction.boundaries());
    }

    /** Of a datagram, which has no boundaries within. */
    static Truth of(Event datagram) {
      Map<Long, Payload> known = Map.of(0L, datagram.data().payload());
      return new Truth(datagram.bytes(), known, Map.of());
    }

    /** The byte at that place; -1 if there is none, or it was not kept. */
    int at(long place) {
      for (Map.Entry<Long, Payload> piece : known.entrySet()) {
        long in = place - piece.getKey();
        if (in >= 0 && in < piece.getValue().size()) {
          return piece.getValue().get((int) in) & 0xFF;
        }
      }
      return -1;
    }
  }

  private final List<Row> rows;
  private final Set<Integer> gaps;
  private final int lines;

  private HexFence(List<Row> rows, Set<Integer> gaps, int lines) {
    this.rows = rows;
    this.gaps = gaps;
    this.lines = lines;
  }

  /**
   * Reads a fence.
   *
   * @throws FenceException if a line is no row, or says another text than its bytes
   */
  public static HexFence parse(String text) {
    List<Row> rows = new ArrayList<>();
    Set<Integer> gaps = new HashSet<>();
    int number = 0;
    for (String raw : text.lines().toList()) {
      number++;
      String line = raw.stripTrailing();
      if (line.strip().equals(REST)) {
        gaps.add(rows.size());
      } else if (!line.isEmpty()) {
        rows.add(row(number, line));
      }
    }
    return new HexFence(List.copyOf(rows), Set.copyOf(gaps), number);
  }

  private static Row row(int number, String line) {
    Matcher row = ROW.matcher(line);
    if (!row.matches()) {
      throw new FenceException(number, "\"" + line + "\" is no row: write it as hex shows it");
    }
    String triples = row.group("bytes");
    byte[] bytes = new byte[triples.length() / TRIPLE];
    long at = Long.parseLong(row.group("at"), PER_ROW);
    Map<Long, Boundary> boundaries = new HashMap<>();
    for (int i = 0; i < bytes.length; i++) {
      long place = at + i;
      boundary(triples.charAt(TRIPLE * i)).ifPresent(b -> boundaries.put(place, b));
      bytes[i] = (byte) HexFormat.fromHexDigits(triples, TRIPLE * i + 1, TRIPLE * i + TRIPLE);
    }
    String said = row.group("text");
    if (said != null && !said.isBlank() && !said.strip().equals(letters(bytes).strip())) {
      throw new FenceException(
          number, "\"" + said + "\" is not what these bytes are: " + letters(bytes));
    }
    return new Row(number, line, at, bytes, Map.copyOf(boundaries));
  }

  private static Optional<Boundary> boundary(char sign) {
    return Stream.of(Boundary.values())
        .filter(one -> one.sign(true) == sign || one.sign(false) == sign)
        .findFirst();
  }

  /**
   * Empty if that is what went from one party to another, on one of their connections.
   *
   * @param datagram whether it is to be one of their datagrams instead
   */
  public Optional<Mismatch> match(List<Event> events, String from, String to, boolean datagram) {
    List<Truth> all = datagram ? datagrams(events, from, to) : streams(events, from, to);
    Optional<Mismatch> first = Optional.empty();
    for (Truth one : all) {
      Optional<Mismatch> mismatch = match(one);
      if (mismatch.isEmpty()) {
        return mismatch;
      }
      first = first.or(() -> mismatch);
    }
    return first.or(() -> Optional.of(new Mismatch(0, from + " -> " + to, "", "")));
  }

  private static List<Truth> streams(List<Event> events, String from, String to) {
    return Conversation.of(events).stream()
        .flatMap(conversation -> conversation.directions().stream())
        .filter(one -> one.from().equals(from) && one.to().equals(to) && one.size() > 0)
        .map(Truth::of)
        .toList();
  }

  private static List<Truth> datagrams(List<Event> events, String from, String to) {
    List<Truth> all = new ArrayList<>();
    for (Joined step : Story.of(events).steps()) {
      Event event = step.event();
      Event receive = step.receive();
      String arrived = receive == null ? event.peer() : receive.party();
      boolean sent = event.kind() == Kind.DATAGRAM_SEND;
      boolean received = event.kind() == Kind.DATAGRAM_RECEIVE;
      if ((sent && event.party().equals(from) && arrived.equals(to))
          || (received && event.peer().equals(from) && event.party().equals(to))) {
        all.add(Truth.of(event));
      }
    }
    return all;
  }

  private Optional<Mismatch> match(Truth truth) {
    boolean sends = states(Boundary::isSent);
    boolean receives = states(Boundary::isReceived);
    long expected = 0;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      boolean follows = row.at() == expected || (gaps.contains(i) && row.at() > expected);
      if (!follows || !fits(row, truth, sends, receives)) {
        return Optional.of(
            new Mismatch(
                row.line(), row.text(), write(truth, row.at(), row.bytes().length), write(truth)));
      }
      expected = row.end();
    }
    return expected == truth.size() || (gaps.contains(rows.size()) && truth.size() > expected)
        ? Optional.empty()
        : Optional.of(new Mismatch(lines, "", write(truth, expected, PER_ROW), write(truth)));
  }

  /** Whether some row says where such things begin; else they may begin anywhere. */
  private boolean states(Predicate<Boundary> which) {
    return rows.stream().flatMap(row -> row.boundaries().values().stream()).anyMatch(which);
  }

  private static boolean fits(Row row, Truth truth, boolean sends, boolean receives) {
    for (long at = row.at(); at < row.end(); at++) {
      Optional<Boundary> stated = Optional.ofNullable(row.boundaries().get(at));
      Optional<Boundary> real = Optional.ofNullable(truth.boundaries().get(at));
      if (truth.at(at) != (row.bytes()[(int) (at - row.at())] & 0xFF)
          || (sends && differ(stated, real, Boundary::isSent))
          || (receives && differ(stated, real, Boundary::isReceived))) {
        return false;
      }
    }
    return true;
  }

  private static boolean differ(
      Optional<Boundary> stated, Optional<Boundary> real, Predicate<Boundary> begins) {
    return stated.filter(begins).isPresent() != real.filter(begins).isPresent();
  }

  /** All of it as a fence that it matches; of very much the first rows. */
  private static String write(Truth truth) {
    StringBuilder out = new StringBuilder();
    long at = 0;
    for (int i = 0; i < MOST_ROWS && at < truth.size() && truth.at(at) >= 0; i++) {
      String row = write(truth, at, PER_ROW);
      out.append(row).append('\n');
      at += PER_ROW;
    }
    return at < truth.size() ? out.append(REST).append('\n').toString() : out.toString();
  }

  /** At most so many bytes as a row; "" if there is none. */
  private static String write(Truth truth, long from, int most) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%08x ", from));
    byte[] bytes = new byte[most];
    int count = 0;
    for (long at = from; count < most && truth.at(at) >= 0; at++, count++) {
      bytes[count] = (byte) truth.at(at);
      Boundary boundary = truth.boundaries().get(at);
      row.append(boundary == null ? ' ' : boundary.sign(true))
          .append(String.format(Locale.ROOT, "%02x", bytes[count]));
    }
    if (count == 0) {
      return "";
    }
    row.append(" ".repeat(TRIPLE * Math.max(0, PER_ROW - count)));
    return row.append("  ").append(letters(Arrays.copyOf(bytes, count))).toString();
  }

  private static String letters(byte[] bytes) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    return all.replaceAll("[^ -~]", ".").stripTrailing();
  }
}
