package loopbook.judge;

import java.util.Map;

/** Hears how far a check has come, on threads of the judge's. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (done, all) -> {};

  /** So many of all tests are over; the number starts with 0 and never goes down. */
  void done(int done, int all);

  /** The submission compiles: its classes by their binary names, for {@link Judge#watch}. */
  default void compiled(Map<String, byte[]> classes) {}
}
