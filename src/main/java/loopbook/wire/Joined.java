package loopbook.wire;

import org.jspecify.annotations.Nullable;

/**
 * One event, or a send together with the receive that got its bytes, all of them and no others.
 *
 * @param receive of a send that can be told in one line with it, else null
 */
public record Joined(Event event, @Nullable Event receive) {
  /** How many calls it stands for. */
  public long calls() {
    Event other = receive;
    return event.times() + (other == null ? 0 : other.times());
  }
}
