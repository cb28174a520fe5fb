import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import loopbook.text.Look;
import loopbook.text.Text;
import loopbook.weave.SocketKind;
import loopbook.wire.Event;
import loopbook.wire.Event.Kind;
import loopbook.wire.Payload;
import loopbook.wire.view.HexView;
import loopbook.wire.view.SequenceView;
import loopbook.wire.view.TimelineView;

/**
 * Draws runs of a thousand, ten thousand and a hundred thousand events in turn. Prints for each
 * round, on a line, what was drawn, of how many events, and the seconds; the first rounds warm up
 * and are printed too.
 */
final class Drawn {
  private static final int[] SIZES = {1_000, 10_000, 100_000};
  private static final int SERVER = 40_000;
  private static final Look LOOK = Look.plain(80);

  private static final Function<List<Event>, Text> SEQUENCE =
      events -> SequenceView.draw(events, LOOK);

  private final List<Event> events = new ArrayList<>();
  private final InetAddress loopback = InetAddress.getLoopbackAddress();

  private Drawn() {}

  public static void main(String[] args) {
    for (int round = Integer.parseInt(args[0]); round > 0; round--) {
      for (int size : SIZES) {
        time("sequence, all alike", pingPong(size, false), SEQUENCE);
        time("sequence, all different", pingPong(size, true), SEQUENCE);
        time("sequence, many connections", crowd(size), SEQUENCE);
        time("sequence, many datagram sockets", mail(size), SEQUENCE);
        time("bytes", pingPong(size, true), events -> HexView.draw(events, LOOK));
        time(
            "timelines",
            crowd(size),
            events -> TimelineView.draw(events, Map.of(), List.of(), Optional.empty(), LOOK));
      }
    }
  }

  private static void time(String what, List<Event> events, Function<List<Event>, Text> drawing) {
    long begin = System.nanoTime();
    Text text = drawing.apply(events);
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (text.lines().size() < 3) {
      throw new IllegalStateException(what + ": nothing was drawn");
    }
    int size = SIZES[String.valueOf(events.size()).length() - 4];
    System.out.println(String.format(Locale.ROOT, "%s;%d;%.9f", what, size, seconds));
  }

  /** One connection, and the answer to each question before the next one. */
  private static List<Event> pingPong(int size, boolean different) {
    Drawn run = new Drawn();
    for (int i = 0; run.events.size() < size; i++) {
      run.exchange(1, 4L * i, different ? "%04x".formatted(i & 0xFFFF) : "ping");
    }
    return run.events;
  }

  /** A connection for each two questions. */
  private static List<Event> crowd(int size) {
    Drawn run = new Drawn();
    for (int i = 1; run.events.size() < size; i++) {
      run.add(Kind.CONNECT, "client", i, 0, "");
      run.add(Kind.ACCEPT, "server", i, 0, "");
      run.exchange(i, 0, "ping");
      run.exchange(i, 4, "ping");
      run.add(Kind.CLOSE, "client", i, 0, "");
      run.add(Kind.END_OF_STREAM, "server", i, 0, "");
      run.add(Kind.CLOSE, "server", i, 0, "");
    }
    return run.events;
  }

  /** A datagram and its answer for each socket of a client. */
  private static List<Event> mail(int size) {
    Drawn run = new Drawn();
    for (int i = 1; run.events.size() < size; i++) {
      run.add(Kind.DATAGRAM_SEND, "client", -i, 0, "ping");
      run.add(Kind.DATAGRAM_RECEIVE, "server", -i, 0, "ping");
      run.add(Kind.DATAGRAM_SEND, "server", -i, 0, "pong");
      run.add(Kind.DATAGRAM_RECEIVE, "client", -i, 0, "pong");
    }
    return run.events;
  }

  private void exchange(int connection, long offset, String text) {
    add(Kind.SEND, "client", connection, offset, text);
    add(Kind.RECEIVE, "server", connection, offset, text);
    add(Kind.SEND, "server", connection, offset, text);
    add(Kind.RECEIVE, "client", connection, offset, text);
  }

  /** {@code pair}: the connection's number, or that of a datagram socket below zero. */
  private void add(Kind kind, String party, int pair, long offset, String text) {
    boolean server = party.equals("server");
    boolean stream = pair > 0;
    int port = 1 + Math.abs(pair);
    InetSocketAddress here = new InetSocketAddress(loopback, server ? SERVER : port);
    InetSocketAddress there = new InetSocketAddress(loopback, server ? port : SERVER);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long number = events.size() + 1;
    events.add(
        new Event(
            number,
            kind,
            1,
            2 * number,
            2 * number + 1,
            new Event.Actor(party, party, server ? 1 : 2, null),
            new Event.Endpoint(
                stream || !server ? 2L * Math.abs(pair) + (server ? 1 : 0) : 1,
                stream ? SocketKind.STREAM : SocketKind.DATAGRAM,
                stream ? pair : 0,
                server ? "client" : "server",
                here,
                there),
            new Event.Data(offset, bytes.length, bytes.length, Payload.of(bytes)),
            kind == Kind.RECEIVE ? "read" : "",
            null,
            ""));
  }
}
