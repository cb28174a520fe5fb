package loopbook.wire;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import loopbook.weave.Operation;
import org.jspecify.annotations.Nullable;

/** Calls that have not ended, in the order in which they began. Guarded by its recording. */
final class UnderWay implements Iterable<Pending> {
  private final Map<Sockets.Key, Pending> foreign = new HashMap<>();
  private @Nullable Pending first;
  private @Nullable Pending last;

  void add(String process, Pending begun) {
    begun.before = last;
    if (last == null) {
      first = begun;
    } else {
      last.after = begun;
    }
    last = begun;
    if (!process.equals(Ledger.HERE)) {
      foreign.put(new Sockets.Key(process, begun.call.id()), begun);
    }
  }

  /** Of another process; null if it is not known. */
  @Nullable Pending get(String process, long call) {
    return foreign.get(new Sockets.Key(process, call));
  }

  void remove(String process, Pending ended) {
    if (!process.equals(Ledger.HERE)) {
      foreign.remove(new Sockets.Key(process, ended.call.id()));
    }
    Pending before = ended.before;
    Pending after = ended.after;
    if (before == null) {
      first = after;
    } else {
      before.after = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.before = before;
    }
  }

  /**
   * Whether a call that is not there to wait for somebody began before that moment and has not
   * returned; one that has lasted longer than {@code most} does wait, and does not count.
   */
  boolean isReturning(long begunBefore, long most) {
    long now = System.nanoTime();
    for (Pending p : this) {
      long start = p.call.start();
      if (start - begunBefore <= 0 && now - start < most && !waits(p.call.operation())) {
        return true;
      }
    }
    return false;
  }

  private static boolean waits(Operation operation) {
    return switch (operation) {
      case ACCEPT, READ, TLS_READ, RECEIVE, SELECT -> true;
      default -> false;
    };
  }

  @Override
  public Iterator<Pending> iterator() {
    return new Iterator<>() {
      private @Nullable Pending next = first;

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public Pending next() {
        Pending given = next;
        if (given == null) {
          throw new NoSuchElementException();
        }
        next = given.after;
        return given;
      }
    };
  }
}
