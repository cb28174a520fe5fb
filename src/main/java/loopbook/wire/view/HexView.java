package loopbook.wire.view;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Text;
import loopbook.text.Theme;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.text.Wrap;
import loopbook.wire.Boundary;
import loopbook.wire.Compared;
import loopbook.wire.Conversation;
import loopbook.wire.Conversation.Direction;
import loopbook.wire.Event;
import loopbook.wire.Event.Kind;
import loopbook.wire.Joined;
import loopbook.wire.Payload;
import loopbook.wire.Story;
import org.jspecify.annotations.Nullable;

/** The bytes of each direction, in rows, with the places where a send or a receive begins. */
public final class HexView {
  private static final Line INDENT = Line.of("    ");
  private static final int MOST_ROWS = 256;
  private static final int OFFSET = 8;

  private final BiPredicate<String, String> shown;
  private final Look look;
  private final int perRow;
  private final Text.Builder text = Text.builder();

  private HexView(BiPredicate<String, String> shown, Look look) {
    this.shown = shown;
    this.look = look;
    this.perRow = look.width() >= OFFSET + 2 + 16 * 4 + 2 ? 16 : look.width() >= 44 ? 8 : 4;
  }

  /** All conversations and datagrams of the events. */
  public static Text draw(List<Event> events, Look look) {
    return draw(events, List.of(), look);
  }

  /**
   * Some of them.
   *
   * @param shown whether what goes from the first party to the second is
   */
  public static Text draw(List<Event> events, BiPredicate<String, String> shown, Look look) {
    HexView view = new HexView(shown, look);
    view.all(events);
    return view.text.build();
  }

  /** The same after what was expected beside what came. */
  public static Text draw(List<Event> events, List<Compared> compared, Look look) {
    HexView view = new HexView((from, to) -> true, look);
    compared.forEach(one -> view.text.gap().add(CompareView.draw(one, look)));
    view.all(events);
    return view.text.isEmpty() ? Text.of(Words.of("no.bytes"), Tone.DIM) : view.text.build();
  }

  private void all(List<Event> events) {
    Story story = Story.of(events);
    for (Conversation conversation : Conversation.of(events)) {
      for (Direction direction : conversation.directions()) {
        if (shown.test(direction.from(), direction.to())) {
          direction(conversation, direction, story);
          plaintext(conversation, direction, events);
        }
      }
    }
    for (Joined step : story.steps()) {
      if (step.event().kind() == Kind.DATAGRAM_SEND
          || step.event().kind() == Kind.DATAGRAM_RECEIVE) {
        datagram(step);
      }
    }
  }

  /** What a program wrote above TLS in that direction, or, if only that is known, read. */
  private void plaintext(Conversation conversation, Direction direction, List<Event> events) {
    List<Event> above = above(conversation, events, Kind.TLS_WRITE, direction.from());
    if (above.isEmpty()) {
      above = above(conversation, events, Kind.TLS_READ, direction.to());
    }
    if (above.isEmpty()) {
      return;
    }
    long size = above.stream().mapToLong(Event::bytes).sum();
    head(
        direction.from(),
        direction.to(),
        Words.of("hex.plaintext", Words.of("bytes", size)) + name(conversation));
    int rows = 0;
    for (Event event : above) {
      Payload payload = event.data().payload();
      int at = 0;
      for (; at < payload.size() && rows < MOST_ROWS; at += perRow, rows++) {
        row(at, Math.min(payload.size(), at + perRow), 0, payload, Map.of());
      }
      missing(event.bytes() - Math.min(payload.size(), at));
    }
  }

  private static List<Event> above(
      Conversation conversation, List<Event> events, Kind kind, String party) {
    return events.stream()
        .filter(
            e ->
                e.kind() == kind
                    && e.connection() == conversation.connection()
                    && e.party().equals(party))
        .toList();
  }

  private static String name(Conversation conversation) {
    return conversation.name().isEmpty() ? "" : " [" + conversation.name() + "]";
  }

  private void direction(Conversation conversation, Direction direction, Story story) {
    if (direction.size() == 0) {
      return;
    }
    boolean tls =
        Stream.concat(direction.sends().stream(), direction.receives().stream())
            .anyMatch(event -> story.tls(event).isPresent());
    String layer = tls ? ", " + Words.of("hex.tls") : "";
    head(direction.from(), direction.to(), amounts(direction) + layer + name(conversation));
    Map<Long, Boundary> boundaries = direction.boundaries();
    long expected = 0;
    int rows = 0;
    for (Map.Entry<Long, Payload> piece : direction.known().entrySet()) {
      missing(piece.getKey() - expected);
      long end = piece.getKey() + piece.getValue().size();
      for (long at = piece.getKey(); at < end && rows < MOST_ROWS; rows++) {
        long to = Math.min(end, at - at % perRow + perRow);
        row(at, to, piece.getKey(), piece.getValue(), boundaries);
        at = to;
        expected = to;
      }
      if (rows == MOST_ROWS) {
        break;
      }
      expected = end;
    }
    missing(direction.size() - expected);
    if (boundaries.size() > 1) {
      String legend =
          Words.of("legend", sign(Boundary.SEND), sign(Boundary.RECEIVE), sign(Boundary.BOTH));
      text.add(Wrap.wrap(legend, Tone.DIM, look.width()));
    }
  }

  private static String amounts(Direction direction) {
    String bytes = Words.of("bytes", direction.size());
    long sends = direction.sends().stream().mapToLong(Event::times).sum();
    long receives = direction.receives().stream().mapToLong(Event::times).sum();
    return bytes
        + (sends == 0 ? "" : ", " + Words.of("sends", sends))
        + (receives == 0 ? "" : ", " + Words.of("receives", receives));
  }

  private void head(String from, String to, String amounts) {
    String words = Words.of("direction", from, look.of(Glyph.ARROW_RIGHT), to, amounts);
    text.gap().add(Wrap.wrap(Line.of(words, Tone.STRONG), look.width(), Line.EMPTY, INDENT));
  }

  private void missing(long bytes) {
    if (bytes > 0) {
      text.line(
          look.of(Glyph.ELLIPSIS) + " " + Words.of("missing", Words.of("bytes", bytes)), Tone.DIM);
    }
  }

  private void datagram(Joined step) {
    Event event = step.event();
    Event receive = step.receive();
    boolean sent = event.kind() == Kind.DATAGRAM_SEND;
    String to = receive != null ? receive.party() : event.peer();
    String amounts =
        receive != null && receive.bytes() < event.bytes()
            ? Words.of("cut", event.bytes(), receive.bytes())
            : Words.of("bytes", event.bytes());
    String from = sent ? event.party() : event.peer();
    String arrived = sent ? to : event.party();
    if (!shown.test(from, arrived)) {
      return;
    }
    head(from, arrived, amounts);
    Payload payload = event.data().payload();
    int rows = 0;
    for (int at = 0; at < payload.size() && rows < MOST_ROWS; at += perRow, rows++) {
      row(at, Math.min(payload.size(), at + perRow), 0, payload, Map.of());
    }
    missing(event.bytes() - Math.min(payload.size(), (long) rows * perRow));
  }

  /** Bytes from {@code at} to {@code to}, of a piece that begins at {@code base}. */
  private void row(long at, long to, long base, Payload payload, Map<Long, Boundary> boundaries) {
    Line line = Line.of(String.format("%08x ", at - at % perRow), Tone.DIM);
    StringBuilder letters = new StringBuilder();
    for (long i = at - at % perRow; i < at - at % perRow + perRow; i++) {
      String sign = i >= at && i < to ? sign(boundaries.get(i)) : " ";
      line = line.append(sign, Tone.KEY);
      if (i < at || i >= to) {
        line = line.append("  ");
        letters.append(' ');
      } else {
        byte b = payload.get((int) (i - base));
        line = line.append(String.format("%02x", b), Tone.NUMBER);
        letters.append(b >= 0x20 && b < 0x7F ? (char) b : '.');
      }
    }
    text.line(line.append("  ").append(letters.toString().stripTrailing(), Tone.STRING));
  }

  private String sign(@Nullable Boundary boundary) {
    return boundary == null ? " " : "" + boundary.sign(look.theme() == Theme.UNICODE);
  }
}
