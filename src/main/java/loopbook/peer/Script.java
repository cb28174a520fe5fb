package loopbook.peer;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a peer says, expects and inflicts, in order. Each method returns a longer script and leaves
 * this one as it is. Text is sent and expected in UTF-8.
 *
 * <p>While it sends and waits, a peer also reads and records whatever comes, unless the script says
 * otherwise. When its script has come to the end, the connection stays open until the act is
 * closed.
 *
 * @param <S> caller or host
 */
public abstract sealed class Script<S extends Script<S>> permits Caller, Host {
  private static final Duration DRIP = Duration.ofMillis(1);

  final Plan plan;

  Script(Plan plan) {
    this.plan = plan;
  }

  abstract S with(Plan other);

  /** The name that feedback and threads carry. */
  public S named(String name) {
    return with(plan.named(name));
  }

  /** The limit of every single wait; 5 s if not said. */
  public S within(Duration limit) {
    return with(plan.within(limit));
  }

  /** Whoever hears what the act came to, once it is closed. */
  public S before(Consumer<Played> audience) {
    return with(plan.before(audience));
  }

  /** SO_RCVBUF in bytes, set before the handshake. */
  public S receiveBuffer(int bytes) {
    return with(plan.receiveBuffer(bytes));
  }

  /** Sends it in one write (64 KiB each, if longer). */
  public S send(String text) {
    return send(Content.text(text));
  }

  /** Sends it in one write (64 KiB each, if longer). */
  public S send(Content content) {
    return then(new Step.Send(self -> content, false));
  }

  /** Sends what depends on who it is. */
  public S sendAs(Function<Self, String> text) {
    return then(new Step.Send(self -> Content.text(text.apply(self)), false));
  }

  /** Sends as much of it as the other side takes; that it hangs up meanwhile is no fault. */
  public S pour(Content content) {
    return then(new Step.Send(self -> content, true));
  }

  /** DRIP: one byte per segment, the next when the other side has read that one. */
  public S drip(String text) {
    return drip(Content.text(text));
  }

  /** DRIP: one byte per segment, the next when the other side has read that one. */
  public S drip(Content content) {
    return then(new Step.Drip(self -> content, DRIP));
  }

  /** SLOWDRIP: one byte per {@code pause}. That the other side hangs up meanwhile is no fault. */
  public S dripSlowly(Content content, Duration pause) {
    return then(new Step.Drip(self -> content, pause));
  }

  /** SPLITCHAR: every character of several bytes is cut, and each piece waits for its reader. */
  public S split(String text) {
    List<Step> steps = new ArrayList<>();
    for (Content piece : pieces(text)) {
      steps.add(new Step.Send(self -> piece, false));
      steps.add(new Step.Consumed());
    }
    return then(steps.toArray(Step[]::new));
  }

  /** Sends {@code pieces} in one write each, and waits each time until the other side read it. */
  public S sendPieces(Content... pieces) {
    List<Step> steps = new ArrayList<>();
    for (Content piece : pieces) {
      steps.add(new Step.Send(self -> piece, false));
      steps.add(new Step.Consumed());
    }
    return then(steps.toArray(Step[]::new));
  }

  /** Waits until the other side has read what was sent, as far as the kernel tells. */
  public S untilConsumed() {
    return then(new Step.Consumed());
  }

  /** Exactly this comes next. */
  public S expect(String text) {
    return expect(Content.text(text));
  }

  /** Exactly this comes next. */
  public S expect(Content content) {
    return then(new Step.Expect(self -> content));
  }

  /** Exactly this comes next, and it depends on who the peer is. */
  public S expectAs(Function<Self, String> text) {
    return then(new Step.Expect(self -> Content.text(text.apply(self))));
  }

  /** A line comes, up to its LF; what it says is for the test to judge. At most {@code limit}. */
  public S hearLine(int limit) {
    return then(new Step.Line(limit));
  }

  /** Whatever comes until the end of the stream or a reset is for the test to judge. */
  public S hearToEnd() {
    return then(new Step.ToEnd());
  }

  /** The end of the stream comes next, and nothing before it. */
  public S thenEndOfStream() {
    return then(new Step.End(false));
  }

  /** The end of the stream or a reset comes next, and nothing before it. */
  public S thenGone() {
    return then(new Step.End(true));
  }

  /** NEVERREAD: reads nothing from now on. */
  public S stopReading() {
    return then(new Step.Read(new Pace.Never()));
  }

  /**
   * SLOWREAD: reads 1 KiB per 5 ms, for {@code bytes} bytes; what follows is read at once. Set a
   * small {@link #receiveBuffer} as well.
   */
  public S readSlowly(long bytes) {
    return then(new Step.Read(new Pace.Slow(bytes)));
  }

  /** Reads whatever comes, as at the beginning. */
  public S readOn() {
    return then(new Step.Read(new Pace.Eager()));
  }

  /** HALF: ends its own direction ({@code shutdownOutput}) and goes on. */
  public S halfClose() {
    return then(new Step.HalfClose());
  }

  /** Closes in an orderly way: the other side reads an end of stream. */
  public S hangUp() {
    return then(new Step.HangUp());
  }

  /** RST: closes with linger 0, so that the other side gets a reset. */
  public S reset() {
    return then(new Step.Reset());
  }

  /** Marks {@code moment} as reached. */
  public S reach(Moment moment) {
    return then(new Step.Reach(moment));
  }

  /** Goes on when {@code moment} was reached. */
  public S await(Moment moment) {
    return then(new Step.Await(moment));
  }

  S then(Step... steps) {
    return with(plan.then(steps));
  }

  /**
   * Begins to act it out on a thread of its own.
   *
   * @throws UncheckedIOException if this machine cannot open a socket for it
   */
  public abstract Act start();

  private static List<Content> pieces(String text) {
    byte[] all = text.getBytes(StandardCharsets.UTF_8);
    Content whole = Content.bytes(all);
    List<Content> pieces = new ArrayList<>();
    int from = 0;
    for (int at = 1; at < all.length; at++) {
      boolean lead = (all[at - 1] & 0xC0) == 0xC0;
      if (lead) {
        pieces.add(whole.part(from, at));
        from = at;
      }
    }
    pieces.add(whole.part(from, all.length));
    return pieces;
  }
}
