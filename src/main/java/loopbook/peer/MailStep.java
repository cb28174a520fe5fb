package loopbook.peer;

import java.time.Duration;
import java.util.function.Function;

/** A line of a datagram peer's script. */
sealed interface MailStep {
  /** Sends so often, from the peer's own port or from a stranger's. */
  record Send(Function<Correspondence, Content> content, int times, boolean stranger)
      implements MailStep {}

  /** Exactly this datagram comes next. */
  record Expect(Function<Correspondence, Content> content) implements MailStep {}

  /** Sends again and again until exactly this datagram comes. */
  record Insist(Content request, Content reply, Duration every) implements MailStep {}

  /** A datagram comes, whatever is in it. */
  record Hear() implements MailStep {}

  /** No datagram has come that no step has taken. */
  record Nothing() implements MailStep {}

  /** Sends again and again until the moment; whatever comes meanwhile is taken. */
  record Strays(
      Function<Correspondence, Content> content, Duration every, Moment until, boolean stranger)
      implements MailStep {}

  record Vanish() implements MailStep {}

  record Reach(Moment moment) implements MailStep {}

  record Await(Moment moment) implements MailStep {}
}
