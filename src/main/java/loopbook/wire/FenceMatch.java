package loopbook.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopbook.wire.Event.Kind;
import loopbook.wire.Phrase.Form;
import org.jspecify.annotations.Nullable;

/**
 * Compares phrases with events: walks the phrases in order and lets each take the next event of
 * some thread of its party, trying again where threads or repetitions leave a choice.
 */
final class FenceMatch {
  /** Beyond that many tries a fence leaves too many choices to be decided. */
  private static final int TRIES = 20_000;

  private final List<Phrase> phrases;
  private final List<Event> events;
  private final FenceLines lines;
  private final boolean labelled;
  private final Set<Long> failed = new HashSet<>();
  private int tries;
  private int furthest = -1;
  private @Nullable FenceState stuck;

  FenceMatch(List<Phrase> phrases, List<Event> events) {
    this.phrases = phrases;
    this.events = events;
    Set<Form> forms = phrases.stream().map(Phrase::form).collect(Collectors.toSet());
    lines = new FenceLines(events, forms);
    labelled = phrases.stream().anyMatch(p -> !p.label().isEmpty());
  }

  Optional<Mismatch> compare() {
    if (search()) {
      return Optional.empty();
    }
    FenceState where = stuck;
    String actual = WireFence.write(events);
    if (where == null || furthest >= phrases.size()) {
      String extra = where == null ? "" : first(where, null).map(FenceWriter::line).orElse("");
      return Optional.of(new Mismatch(0, "", extra, actual));
    }
    Phrase phrase = phrases.get(furthest);
    return Optional.of(
        new Mismatch(phrase.line(), stated(phrase), happened(where, phrase), actual));
  }

  private static String stated(Phrase phrase) {
    Phrase.Range times = phrase.times();
    if (times.equals(Phrase.Range.ONCE)) {
      return phrase.text();
    }
    String number =
        times.most() == times.least()
            ? times.least() + " times"
            : times.least() == 0 ? "any number of times" : times.least() + " times or more";
    return phrase.text() + ", " + number;
  }

  private String happened(FenceState where, Phrase phrase) {
    Optional<Event> own = first(where, phrase.party().isEmpty() ? null : phrase.party());
    boolean carries = phrase.form() == Form.CARRIES || phrase.form() == Form.CARRIES_DATAGRAM;
    if (carries && own.isPresent() && FenceLines.says(phrase, own.get())) {
      String sent = FenceWriter.line(own.get());
      return first(where, phrase.other())
          .map(other -> sent + ", " + FenceWriter.line(other))
          .orElse(sent);
    }
    return own.map(FenceWriter::line).orElse("");
  }

  /** The first event that was not taken, of that party or of any. */
  private Optional<Event> first(FenceState where, @Nullable String party) {
    for (Event event : events) {
      int[] place = lines.places.get(event.sequence());
      if (place != null
          && where.index[place[0]] <= place[1]
          && (party == null || party.equals(event.party()))
          && !FenceLines.isOptional(event)) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }

  /** A place in the fence, with the ways on from there that were not tried yet. */
  private record Step(int phrase, FenceState state, Iterator<FenceState> ways) {}

  private boolean search() {
    Deque<Step> path = new ArrayDeque<>();
    path.push(step(0, new FenceState(lines.lines.size())));
    while (!path.isEmpty()) {
      Step step = path.getFirst();
      if (step.phrase() == phrases.size() && isEnd(step.state())) {
        return true;
      }
      if (!step.ways().hasNext()) {
        fail(path.pop());
        continue;
      }
      FenceState way = step.ways().next();
      if (!failed.contains(way.key(step.phrase() + 1))) {
        if (++tries > TRIES + 10 * phrases.size()) {
          return false;
        }
        path.push(step(step.phrase() + 1, way));
      }
    }
    return false;
  }

  private Step step(int phrase, FenceState state) {
    return new Step(
        phrase,
        state,
        phrase == phrases.size()
            ? Collections.emptyIterator()
            : ways(phrases.get(phrase), state).iterator());
  }

  private void fail(Step step) {
    FenceState best = stuck;
    boolean further =
        best == null
            || step.phrase() > furthest
            || (step.phrase() == furthest && step.state().taken() > best.taken());
    if (further) {
      furthest = step.phrase();
      stuck = step.state();
    }
    failed.add(step.state().key(step.phrase()));
  }

  private boolean isEnd(FenceState state) {
    for (int line = 0; line < state.index.length; line++) {
      List<Event> all = lines.lines.get(line);
      for (int i = state.index[line]; i < all.size() && !state.skips[line]; i++) {
        if (!FenceLines.isOptional(all.get(i))) {
          return false;
        }
      }
    }
    return true;
  }

  /** The states in which the phrase can leave this one; the likeliest first. */
  private Stream<FenceState> ways(Phrase phrase, FenceState state) {
    if (phrase.form() == Form.ANYTHING) {
      FenceState after = new FenceState(state);
      Arrays.fill(after.skips, true);
      after.skipped = true;
      return Stream.of(after);
    }
    Stream<FenceState> ways = isLeft(phrase) ? takeLeft(phrase, state) : takes(phrase, state);
    return phrase.times().least() == 0 ? Stream.concat(ways, Stream.of(state)) : ways;
  }

  private Stream<FenceState> takes(Phrase phrase, FenceState state) {
    Set<Long> alike = new HashSet<>();
    return IntStream.range(0, state.index.length)
        .filter(line -> phrase.party().isEmpty() || phrase.party().equals(lines.parties.get(line)))
        .boxed()
        .flatMap(
            line ->
                places(line, state).stream()
                    .filter(
                        place ->
                            labelled
                                || state.skips[line]
                                || state.used[line] > 0
                                || alike.add(lines.rest.get(line)[place]))
                    .flatMap(place -> takeFrom(phrase, state, line, place)));
  }

  private static boolean isLeft(Phrase phrase) {
    return phrase.form() == Form.LEAVES_CONNECTION
        || phrase.form() == Form.LEAVES_LISTENER
        || phrase.form() == Form.LEAVES_DATAGRAMS;
  }

  /** What was left open has no order, so a repetition takes it from wherever it is. */
  private Stream<FenceState> takeLeft(Phrase phrase, FenceState state) {
    FenceState after = new FenceState(state);
    long taken = 0;
    for (int line = 0; line < after.index.length && taken < phrase.times().most(); line++) {
      List<Event> all = lines.lines.get(line);
      if (after.index[line] < all.size()) {
        Event event = all.get(after.index[line]);
        if (FenceLines.says(phrase, event) && after.names(phrase, event)) {
          after.index[line]++;
          taken++;
        }
      }
    }
    return taken > 0 && phrase.times().has(taken) ? Stream.of(after) : Stream.empty();
  }

  /** Where the line's next event can be: after what may be skipped. */
  private List<Integer> places(int line, FenceState state) {
    List<Event> all = lines.lines.get(line);
    List<Integer> found = new ArrayList<>();
    for (int i = state.index[line]; i < all.size(); i++) {
      found.add(i);
      if (!state.skips[line] && !FenceLines.isOptional(all.get(i))) {
        break;
      }
    }
    return found;
  }

  /** Takes as often as it can, then less often, within what the phrase says. */
  private Stream<FenceState> takeFrom(Phrase phrase, FenceState state, int line, int place) {
    FenceState after = new FenceState(state);
    after.skipTo(line, place);
    List<FenceState> states = new ArrayList<>();
    long count = 0;
    while (count < phrase.times().most()) {
      FenceState before = isRepeated(after, line) ? new FenceState(after) : after;
      long taken = take(phrase, after, line, phrase.times().most() - count);
      if (taken == 0) {
        break;
      }
      count += taken;
      if (taken > 1 && count > phrase.times().least()) {
        // the last one may be what the next phrase states
        before.used[line] += taken - 1;
        before.skips[line] = false;
        states.add(before);
      }
      if (count >= phrase.times().least()) {
        states.add(new FenceState(after));
      }
    }
    Collections.reverse(states);
    return states.stream();
  }

  private boolean isRepeated(FenceState state, int line) {
    List<Event> all = lines.lines.get(line);
    return state.index[line] < all.size() && all.get(state.index[line]).times() > 1;
  }

  /** Takes the phrase once, or as often as one event stands for it; returns how often. */
  private long take(Phrase phrase, FenceState state, int line, long most) {
    List<Event> all = lines.lines.get(line);
    int place = state.index[line];
    if (place >= all.size()) {
      return 0;
    }
    Event event = all.get(place);
    if (!FenceLines.says(phrase, event) || !isCaused(event, state) || !state.names(phrase, event)) {
      return 0;
    }
    return switch (phrase.form()) {
      case SENDS, RECEIVES -> takeParts(phrase, state, line) ? 1 : 0;
      case CARRIES, CARRIES_DATAGRAM -> takePair(phrase, state, line, event) ? 1 : 0;
      default -> state.take(line, event, most);
    };
  }

  private boolean takeParts(Phrase phrase, FenceState state, int line) {
    List<Event> all = lines.lines.get(line);
    int place = state.index[line];
    int taken = FenceParts.count(phrase, all, place);
    for (int i = place; i < place + taken; i++) {
      if (!isCaused(all.get(i), state)) {
        return false;
      }
    }
    if (taken == 0) {
      return false;
    }
    state.index[line] = place + taken;
    state.used[line] = 0;
    state.skips[line] = false;
    return true;
  }

  private boolean takePair(Phrase phrase, FenceState state, int line, Event send) {
    Event receive = lines.receives.get(send.sequence());
    if (receive == null || !receive.party().equals(phrase.other())) {
      return false;
    }
    boolean datagram = send.kind() == Kind.DATAGRAM_SEND;
    if (!FenceLines.isAmount(phrase, receive) || (datagram && !FenceLines.isCut(phrase, receive))) {
      return false;
    }
    int[] place = lines.places.get(receive.sequence());
    if (place == null) {
      return false;
    }
    boolean receiverSkips = state.skips[place[0]];
    state.advance(line);
    if (place[0] == line) {
      receiverSkips = false;
    }
    int at = state.index[place[0]];
    List<Event> all = lines.lines.get(place[0]);
    while (at < place[1] && (receiverSkips || FenceLines.isOptional(all.get(at)))) {
      at++;
    }
    if (at != place[1] || !isCaused(receive, state)) {
      return false;
    }
    state.index[place[0]] = place[1];
    state.advance(place[0]);
    return true;
  }

  /** Whether all that must have come before was stated before. */
  private boolean isCaused(Event event, FenceState state) {
    if (state.skipped) {
      return true;
    }
    for (Long cause : lines.causes.getOrDefault(event.sequence(), List.of())) {
      int[] place = lines.places.get(cause);
      if (place != null && state.index[place[0]] <= place[1] && state.used[place[0]] == 0) {
        return false;
      }
    }
    return true;
  }
}
