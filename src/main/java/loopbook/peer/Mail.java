package loopbook.peer;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a datagram peer sends and expects, in order. Each method returns a longer script and leaves
 * this one as it is. Text is sent and expected in UTF-8; each content is one datagram.
 *
 * <pre>{@code
 * Heard heard = Peer.mail(server).named("EMPTY").send("").expect("").play();
 * }</pre>
 *
 * <p>A peer has a port of its own. One that was given an address writes to that, and minds if
 * something comes from elsewhere. One without ({@link Peer#mailbox}) writes to whom the latest
 * datagram came from that a step has taken. The peer keeps whatever comes until a step takes it.
 * The port stays open until the act is closed, and is nobody else's until then.
 */
public final class Mail {
  /** The most bytes that one datagram takes over IPv4. */
  public static final int MOST = 65_507;

  private static final Duration WITHIN = Duration.ofSeconds(5);

  private final @Nullable InetSocketAddress address;
  private final String name;
  private final Duration within;
  private final int count;
  private final List<MailStep> steps;
  private final Consumer<Played> audience;

  private Mail(
      @Nullable InetSocketAddress address,
      String name,
      Duration within,
      int count,
      List<MailStep> steps,
      Consumer<Played> audience) {
    this.address = address;
    this.name = name;
    this.within = within;
    this.count = count;
    this.steps = List.copyOf(steps);
    this.audience = audience;
  }

  static Mail to(@Nullable InetSocketAddress address) {
    return new Mail(address, "peer", WITHIN, 1, List.of(), played -> {});
  }

  /** The name that feedback and threads carry. */
  public Mail named(String other) {
    return new Mail(address, other, within, count, steps, audience);
  }

  /** The limit of every single wait; 5 s if not said. */
  public Mail within(Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("a wait needs a limit above zero: " + limit);
    }
    return new Mail(address, name, limit, count, steps, audience);
  }

  /** Whoever hears what the act came to, once it is closed. */
  public Mail before(Consumer<Played> other) {
    return new Mail(address, name, within, count, steps, other);
  }

  /** CROWD: this many at the same time, each with a port of its own; all send before one reads. */
  public Mail crowd(int peers) {
    if (peers < 1) {
      throw new IllegalArgumentException("a crowd has at least one peer, not " + peers);
    }
    return new Mail(address, name, within, peers, steps, audience);
  }

  /** Sends one datagram. */
  public Mail send(String text) {
    return send(Content.text(text));
  }

  /** Sends one datagram. */
  public Mail send(Content content) {
    return flood(content, 1);
  }

  /** Sends what depends on who it is. */
  public Mail sendAs(Function<Self, String> text) {
    return then(new MailStep.Send(on -> Content.text(text.apply(on.self())), 1, false));
  }

  /** Sends what depends on the latest datagram that was taken. */
  public Mail answer(Function<Letter, Content> reply) {
    return then(new MailStep.Send(on -> reply.apply(on.latest()), 1, false));
  }

  /** FLOOD: the same datagram so often, without a pause. Some may find no room and get lost. */
  public Mail flood(Content content, int times) {
    fits(content);
    return then(new MailStep.Send(on -> content, times, false));
  }

  /** STRANGER: what {@link #answer} would send, but from another port. */
  public Mail strangerAnswers(Function<Letter, Content> reply) {
    return then(new MailStep.Send(on -> reply.apply(on.latest()), 1, true));
  }

  /**
   * STRANGER: from another port, one every {@code every}, until the moment is reached. Datagrams
   * that come meanwhile are taken; each decides to whom the next ones go.
   */
  public Mail strangerFloods(Function<Letter, Content> reply, Duration every, Moment until) {
    return then(new MailStep.Strays(on -> reply.apply(on.latest()), every, until, true));
  }

  /** The same from this peer's own port. */
  public Mail answerOnAndOn(Function<Letter, Content> reply, Duration every, Moment until) {
    return then(new MailStep.Strays(on -> reply.apply(on.latest()), every, until, false));
  }

  /** Exactly this datagram comes next. */
  public Mail expect(String text) {
    return expect(Content.text(text));
  }

  /** Exactly this datagram comes next. */
  public Mail expect(Content content) {
    return then(new MailStep.Expect(on -> content));
  }

  /** Exactly this datagram comes next, and it depends on who the peer is. */
  public Mail expectAs(Function<Self, String> text) {
    return then(new MailStep.Expect(on -> Content.text(text.apply(on.self()))));
  }

  /**
   * Sends the request, and again after each {@code every}, until exactly this reply comes: for a
   * server whose queue may be full. More replies than one may come, so let it be the last step.
   */
  public Mail insist(String request, String reply, Duration every) {
    return then(new MailStep.Insist(Content.text(request), Content.text(reply), every));
  }

  /** A datagram comes; what is in it is for the test to judge. */
  public Mail hear() {
    return then(new MailStep.Hear());
  }

  /** Nothing has come by now that no step has taken. It does not wait: await a moment first. */
  public Mail thenNothing() {
    return then(new MailStep.Nothing());
  }

  /** From now on what is sent to this peer is refused (ICMP), as if its port were closed. */
  public Mail vanish() {
    return then(new MailStep.Vanish());
  }

  /** Marks {@code moment} as reached. */
  public Mail reach(Moment moment) {
    return then(new MailStep.Reach(moment));
  }

  /** Goes on when {@code moment} was reached. */
  public Mail await(Moment moment) {
    return then(new MailStep.Await(moment));
  }

  private Mail then(MailStep step) {
    List<MailStep> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Mail(address, name, within, count, longer, audience);
  }

  /**
   * Begins to act it out on a thread of its own.
   *
   * @throws UncheckedIOException if this machine cannot open a socket for it
   */
  public Act start() {
    return Act.begin(
        name, audience, stage -> new Mailing(stage, name, address, count, steps, within));
  }

  /**
   * Acts it out to its end.
   *
   * @return of a crowd the first that left the script, or else the first
   */
  public Heard play() {
    try (Act act = start()) {
      return act.heard();
    }
  }

  private static void fits(Content content) {
    if (content.length() > MOST) {
      throw new IllegalArgumentException("no datagram takes " + content.length() + " bytes");
    }
  }
}
