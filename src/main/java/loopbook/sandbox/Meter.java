package loopbook.sandbox;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Adds up what a family of processes has used. The kernel adds what a process used to its parent's
 * share once that has waited for it. So nothing is carried over from one look to the next but the
 * highest sum: a process that has ended meanwhile would count twice.
 */
final class Meter {
  private long mainTicks = -1;
  private long ticks = -1;
  private long peak;
  private boolean company;

  /** The process itself and, if they were looked for, all that it started and that is there. */
  synchronized void look(Vitals.Use main, Collection<Vitals.Use> others) {
    mainTicks = Math.max(mainTicks, main.ticks());
    add(main.ticks(), others);
    long resident = main.residentBytes();
    for (Vitals.Use other : others) {
      resident += other.residentBytes();
    }
    peak = Math.max(peak, Math.max(resident, main.peakBytes()));
    company |= !others.isEmpty();
  }

  /** Those that are left when the process is gone. */
  synchronized void lookAtSurvivors(Collection<Vitals.Use> survivors) {
    add(mainTicks, survivors);
  }

  private void add(long own, Collection<Vitals.Use> others) {
    long sum = own;
    for (Vitals.Use other : others) {
      sum += Math.max(0, other.ticks());
      peak = Math.max(peak, other.peakBytes());
    }
    if (own >= 0) {
      ticks = Math.max(ticks, sum);
    }
  }

  /** Whether it was ever seen not to be alone. */
  synchronized boolean hasCompany() {
    return company;
  }

  synchronized Usage usage() {
    return new Usage(
        ticks < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(ticks * Vitals.TICK_MS)),
        peak == 0 ? OptionalLong.empty() : OptionalLong.of(peak),
        Optional.empty());
  }
}
