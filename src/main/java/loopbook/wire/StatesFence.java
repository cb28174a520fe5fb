package loopbook.wire;

import java.util.List;
import java.util.Optional;

/** What the kernel's TCP table should hold, as authors write it (docs/formats.md, 1.5). */
public final class StatesFence {
  private StatesFence() {}

  /**
   * Reads a fence.
   *
   * @throws FenceException if a line is no row
   */
  public static StatesFence parse(String text) {
    throw new UnsupportedOperationException("being written");
  }

  /** Empty if the rows are what the fence states. */
  public Optional<Mismatch> match(List<TcpRow> rows) {
    throw new UnsupportedOperationException("being written");
  }

  /** How many rows are like the fence's one row. */
  public long count(List<TcpRow> rows) {
    throw new UnsupportedOperationException("being written");
  }

  /** The rows as a fence that they match. */
  public static String write(List<TcpRow> rows) {
    throw new UnsupportedOperationException("being written");
  }
}
