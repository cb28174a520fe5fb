package loopbook.wire.view;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import loopbook.text.Tone;
import loopbook.wire.Event;
import loopbook.wire.Event.Kind;
import loopbook.wire.Joined;
import loopbook.wire.Payload;
import loopbook.wire.Story;
import loopbook.wire.TlsRecord;
import loopbook.wire.WireFence;
import loopbook.wire.view.Mark.Shape;

/** Turns a story into marks, each call in one of them. */
final class Marks {
  private static final int PREVIEW = 60;
  private static final int SHORT = 12;

  private final Story story;
  private final List<String> parties;
  private final long threshold;
  private final List<Mark> marks = new ArrayList<>();

  private Marks(Story story, List<String> parties, long threshold) {
    this.story = story;
    this.parties = parties;
    this.threshold = threshold;
  }

  /** A wait of that many nanoseconds is worth telling. */
  static List<Mark> of(Story story, List<String> parties, long threshold) {
    return of(story, story.steps(), parties, threshold);
  }

  /** The same with these steps instead of the story's own. */
  static List<Mark> of(Story story, List<Joined> steps, List<String> parties, long threshold) {
    Marks made = new Marks(story, parties, threshold);
    steps.forEach(made::add);
    return made.marks;
  }

  private void add(Joined step) {
    Event event = step.event();
    Event receive = step.receive();
    waited(receive == null ? event : receive);
    if (event.kind() == Kind.OMITTED) {
      marks.add(Mark.rule(Words.of("omitted", event.times()), event.times()));
      return;
    }
    if (event.kind() == Kind.MOMENT) {
      marks.add(Mark.rule(event.name(), 1));
      return;
    }
    int from = parties.indexOf(event.party());
    int to = parties.indexOf(receive == null ? event.peer() : receive.party());
    String moved = receive == null ? "" : bytes(receive);
    String text = receive == null ? words(event) : to == from ? Words.of("itself", moved) : moved;
    Shape shape = shape(event, from, to);
    marks.add(
        new Mark(
            shape,
            from,
            shape == Shape.LOCAL || shape == Shape.DATA ? from : to,
            text,
            tag(event),
            "",
            tone(event),
            step.calls()));
  }

  private void waited(Event event) {
    boolean waits =
        switch (event.kind()) {
          case RECEIVE, END_OF_STREAM, ACCEPT, CONNECT, DATAGRAM_RECEIVE, SEND, WAKE, WAIT -> true;
          default -> false;
        };
    if (waits && event.times() == 1 && event.end() - event.start() >= threshold) {
      int place = parties.indexOf(event.party());
      String seconds =
          String.format(Locale.ROOT, "%.1f", (event.end() - event.start()) / 1_000_000_000.0);
      marks.add(
          new Mark(
              Shape.LOCAL,
              place,
              place,
              Words.of("waited", seconds, event.call()),
              "",
              "",
              Tone.DIM,
              0));
    }
  }

  /** What tells it from others that are alike: its port, or the name of its connection. */
  private String tag(Event event) {
    boolean bound = event.kind() == Kind.LISTEN || event.kind() == Kind.BIND;
    return bound && event.at().local() instanceof InetSocketAddress local
        ? Words.of("port", String.valueOf(local.getPort()))
        : name(event);
  }

  private String name(Event event) {
    String name = story.name(event);
    return name.isEmpty() ? "" : "[" + name + "]";
  }

  private Shape shape(Event event, int from, int to) {
    if (to < 0 || to == from) {
      return event.bytes() > 0 ? Shape.DATA : Shape.LOCAL;
    }
    return switch (event.kind()) {
      case CONNECT -> event.at().isStream() ? Shape.ARROW : Shape.LOCAL;
      case SEND, HALF_CLOSE, URGENT -> Shape.ARROW;
      case CLOSE -> event.connection() != 0 ? Shape.ARROW : Shape.LOCAL;
      case RESET -> Shape.RESET;
      case DATAGRAM_SEND -> story.arrives(event) ? Shape.DATAGRAM : Shape.LOST;
      case RECEIVE, DATAGRAM_RECEIVE -> Shape.DATA;
      default -> Shape.LOCAL;
    };
  }

  private String bytes(Event event) {
    String cut =
        event.data().whole() > event.bytes()
            ? Words.of("cut", event.data().whole(), event.bytes())
            : Words.of("bytes", event.bytes());
    if (event.bytes() == 0) {
      return cut;
    }
    Optional<TlsRecord> tls = story.tls(event);
    String layer = tls.map(record -> ", " + Words.of("tls." + key(record))).orElse("");
    boolean little = tls.isPresent() || isMonotonous(event);
    return cut + layer + " " + WireFence.quote(event, little ? SHORT : PREVIEW);
  }

  private static String key(TlsRecord record) {
    return record.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether all that is known of its bytes is one byte again and again: a few of it tell it all.
   */
  private static boolean isMonotonous(Event event) {
    Payload known = event.data().payload();
    for (int i = 1; i < known.size(); i++) {
      if (known.get(i) != known.get(0)) {
        return false;
      }
    }
    return known.size() > SHORT;
  }

  /** As in a fence, without the party, and with what a fence leaves out. */
  private String words(Event event) {
    String line = WireFence.line(event);
    String party = event.party() + " ";
    String words = line.startsWith(party) ? line.substring(party.length()) : line;
    return switch (event.kind()) {
      case LEFT_OPEN, WAIT, FAIL, TIMEOUT ->
          event.line() == null ? words : Words.of("left", words, event.line());
      case CONNECT ->
          event.peer().isEmpty() && event.at().remote() != null
              ? words + " to " + event.at().remote()
              : parties.indexOf(event.peer()) == parties.indexOf(event.party())
                  ? itself(event, words)
                  : "connects";
      case SEND -> "sends " + sent(event);
      case RECEIVE -> "receives " + sent(event);
      default -> words;
    };
  }

  /** To a socket of its own, or by datagrams to a port that was its own once and may be vacant. */
  private static String itself(Event event, String words) {
    return event.at().isStream() || event.at().remote() == null
        ? words
        : "connects to " + event.at().remote();
  }

  private String sent(Event event) {
    return bytes(event)
        + (event.times() > 1 ? ", " + Words.of("times", event.times(), " times") : "");
  }

  private static Tone tone(Event event) {
    return switch (event.kind()) {
      case FAIL, TIMEOUT, RESET, STOPPED -> Tone.BAD;
      case LEFT_OPEN, WAIT -> Tone.WARNING;
      case WAKE, NOTHING -> Tone.DIM;
      default -> Tone.PLAIN;
    };
  }
}
