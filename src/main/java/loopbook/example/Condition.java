package loopbook.example;

import java.util.List;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import loopbook.course.Ending;
import loopbook.wire.StatesFence;
import loopbook.wire.TcpRow;
import loopbook.wire.WireFence;

/** What must have happened in a run (docs/formats.md, 1.3). */
sealed interface Condition {
  boolean holds(Run run);

  record All(List<Condition> parts) implements Condition {
    @Override
    public boolean holds(Run run) {
      return parts.stream().allMatch(p -> p.holds(run));
    }
  }

  record Not(Condition what) implements Condition {
    @Override
    public boolean holds(Run run) {
      return !what.holds(run);
    }
  }

  /** How many of the role's lines have the text in them. */
  record Printed(String role, Pattern text, LongPredicate times) implements Condition {
    @Override
    public boolean holds(Run run) {
      return times.test(run.lines(role).stream().filter(l -> text.matcher(l).find()).count());
    }
  }

  record OnWire(WireFence line, LongPredicate times) implements Condition {
    @Override
    public boolean holds(Run run) {
      return times.test(line.count(run.events()));
    }
  }

  record InTable(String moment, StatesFence row, LongPredicate times) implements Condition {
    @Override
    public boolean holds(Run run) {
      return run.states(moment)
          .map(rows -> times.test(row.count(rows, run.datagrams(moment))))
          .orElse(false);
    }
  }

  /** There is no row at all. */
  record Nothing(String moment) implements Condition {
    @Override
    public boolean holds(Run run) {
      return run.states(moment).map(List<TcpRow>::isEmpty).orElse(false);
    }
  }

  /** The exception that ended the role, or one of its superclasses, has that name. */
  record Throws(String role, String type) implements Condition {
    @Override
    public boolean holds(Run run) {
      return run.role(role)
          .filter(r -> r.ending() instanceof Ending.Throws)
          .flatMap(RoleRun::thrown)
          .map(t -> t.types().contains(type))
          .orElse(false);
    }
  }

  record Ends(String role, Class<? extends Ending> how) implements Condition {
    @Override
    public boolean holds(Run run) {
      return run.role(role).map(r -> how.isInstance(r.ending())).orElse(false);
    }
  }
}
