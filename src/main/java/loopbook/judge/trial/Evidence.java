package loopbook.judge.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import loopbook.judge.call.Waiting;

/** What is told of a failure besides what the test says itself. */
final class Evidence {
  private Evidence() {}

  /**
   * The test's own details, then what its calls and servers came to, and where the learner's code
   * waits if that explains the failure.
   */
  static List<Detail> of(
      Finding.Kind kind,
      List<Detail> details,
      List<Call> calls,
      List<Service> services,
      Supplier<List<Waiting>> waiting) {
    List<Detail> all = new ArrayList<>(details);
    for (int i = calls.size() - 1; i >= 0; i--) {
      boolean last = i == calls.size() - 1;
      calls.get(i).details().stream()
          .filter(d -> last || d.label() != Detail.Label.RETURNED) // of earlier calls no news
          .forEach(all::add);
    }
    services.forEach(
        service -> service.over().ifPresent(o -> all.add(new Detail(Detail.Label.ENDED, o))));
    // where the code waits explains what is late, and not what is wrong
    if (kind == Finding.Kind.LATE
        && all.stream().noneMatch(d -> d.label() == Detail.Label.WAITING)) {
      Whereabouts.of(waiting.get())
          .ifPresent(where -> all.add(new Detail(Detail.Label.WAITING, where)));
    }
    return all;
  }
}
