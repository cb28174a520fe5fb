package loopbook.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import loopbook.wire.Event.Kind;

/** What should go over the wire, as authors write it (docs/formats.md, 1.4). */
public final class WireFence {
  private final List<Phrase> phrases;

  private WireFence(List<Phrase> phrases) {
    this.phrases = phrases;
  }

  /**
   * Reads a fence.
   *
   * @throws FenceException if a line is no event
   */
  public static WireFence parse(String text) {
    return new WireFence(List.copyOf(FenceReader.read(text)));
  }

  /** The parties that it names. */
  public List<String> parties() {
    return phrases.stream()
        .flatMap(p -> java.util.stream.Stream.of(p.party(), p.other()))
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  /** Empty if the events (of {@link Recording#events}) are what the fence states. */
  public Optional<Mismatch> match(List<Event> events) {
    return new FenceMatch(phrases, events).compare();
  }

  /**
   * How often the fence's one event happened, whatever came between; {@code wire has "LINE"} of a
   * card. Of several events the one that happened least often.
   */
  public long count(List<Event> events) {
    return phrases.stream()
        .mapToLong(p -> places(p, events).stream().mapToLong(Hit::times).sum())
        .min()
        .orElse(0);
  }

  /** Where in the list the fence's (first) event happened first. */
  public OptionalInt first(List<Event> events) {
    return phrases.isEmpty()
        ? OptionalInt.empty()
        : places(phrases.get(0), events).stream().mapToInt(Hit::place).findFirst();
  }

  /** The events as a fence that they match. */
  public static String write(List<Event> events) {
    return FenceWriter.write(events);
  }

  /** Bytes in double quotes, with Java's escapes, {@code \\xNN}, and ... after so many bytes. */
  public static String quote(Event event, int limit) {
    return Preview.write(event.data().payload(), event.bytes(), limit);
  }

  /** One event as a line of a fence. */
  public static String line(Event event) {
    return FenceWriter.line(event);
  }

  private record Hit(int place, long times) {}

  private static List<Hit> places(Phrase phrase, List<Event> events) {
    return switch (phrase.form()) {
      case CARRIES, CARRIES_DATAGRAM -> pairs(phrase, events);
      case SENDS, RECEIVES -> runs(phrase, events);
      default -> singles(phrase, events);
    };
  }

  private static List<Hit> singles(Phrase phrase, List<Event> events) {
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (FenceLines.says(phrase, event)) {
        boolean once = phrase.times().equals(Phrase.Range.ONCE);
        if (once || phrase.times().has(event.times())) {
          hits.add(new Hit(i, once ? event.times() : 1));
        }
      }
    }
    return hits;
  }

  private static List<Hit> pairs(Phrase phrase, List<Event> events) {
    Map<Long, Event> receives = Pairs.of(events);
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      Event send = events.get(i);
      Event receive = receives.get(send.sequence());
      if (receive != null
          && FenceLines.says(phrase, send)
          && receive.party().equals(phrase.other())
          && FenceLines.isAmount(phrase, receive)
          && (send.kind() == Kind.SEND || FenceLines.isCut(phrase, receive))) {
        hits.add(new Hit(i, 1));
      }
    }
    return hits;
  }

  /** Consecutive sends or receives of one thread on one socket that are the phrase together. */
  private static List<Hit> runs(Phrase phrase, List<Event> events) {
    List<Hit> hits = new ArrayList<>();
    FenceLines lines = new FenceLines(events, java.util.Set.of());
    Phrase once = phrase.with(Phrase.Range.ONCE);
    for (List<Event> line : lines.lines) {
      for (int i = 0; i < line.size(); i++) {
        int taken = FenceParts.count(once, line, i);
        if (taken > 0) {
          hits.add(new Hit(events.indexOf(line.get(i)), 1));
          i += taken - 1;
        }
      }
    }
    hits.sort(java.util.Comparator.comparingInt(Hit::place));
    return hits;
  }
}
