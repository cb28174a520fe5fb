package loopbook.wire;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
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
