package loopbook.wire;

import java.util.List;
import java.util.Optional;

/** What should go over the wire, as authors write it (docs/formats.md, 1.4). */
public final class WireFence {
  private WireFence() {}

  /**
   * Reads a fence.
   *
   * @throws FenceException if a line is no event
   */
  public static WireFence parse(String text) {
    throw new UnsupportedOperationException("being written");
  }

  /** Empty if the events are what the fence states. */
  public Optional<Mismatch> match(List<Event> events) {
    throw new UnsupportedOperationException("being written");
  }

  /** How often the fence's one event happened; {@code wire has "LINE"} of a card. */
  public long count(List<Event> events) {
    throw new UnsupportedOperationException("being written");
  }

  /** The events as a fence that they match. */
  public static String write(List<Event> events) {
    throw new UnsupportedOperationException("being written");
  }
}
