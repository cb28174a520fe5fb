package loopbook.judge.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import loopbook.judge.call.Thrown;
import loopbook.judge.call.Waiting;
import loopbook.peer.Heard;
import loopbook.peer.Kept;
import loopbook.peer.Played;
import org.jspecify.annotations.Nullable;

/** What has happened in one test: a failure is told from it. */
final class Proceedings {
  private static final Duration UNWINDS = Duration.ofMillis(250);

  private final Witness witness;
  private final List<Call> calls = new ArrayList<>();
  private final List<Service> services = new ArrayList<>();
  private final List<Heard> heard = new CopyOnWriteArrayList<>();

  Proceedings(Witness witness) {
    this.witness = witness;
  }

  Witness witness() {
    return witness;
  }

  void add(Call call) {
    calls.add(call);
  }

  void add(Service service) {
    services.add(service);
  }

  /**
   * Waits until a call has thrown, or all have ended, but not for long: what a program closes on
   * its way out of a method the peer sees before we hear of the exception.
   */
  void unwind() {
    long end = System.nanoTime() + UNWINDS.toNanos();
    while (calls.stream().noneMatch(call -> call.thrown().isPresent())
        && !calls.stream().allMatch(Call::isDone)
        && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  void played(Played act) {
    heard.addAll(act.heard());
    witness.played(act);
  }

  /**
   * A failure, with what calls and threads show of it.
   *
   * @param waiting asks the child what its threads do
   */
  Failure failure(
      Finding.Kind kind,
      String message,
      List<Detail> details,
      String next,
      Symptoms symptoms,
      Supplier<List<Waiting>> waiting) {
    witness.failing();
    List<Detail> all = Evidence.of(kind, details, calls, services, waiting);
    return new Failure(
        new Finding(kind, message, List.of(), next).with(all),
        symptoms.with(
            services.stream().anyMatch(service -> service.over().isPresent()),
            calls.stream().flatMap(call -> call.thrown().stream()).toList()));
  }

  /** The failure that two values are not the same. */
  Failure unequal(
      @Nullable Object expected,
      @Nullable Object received,
      String message,
      String next,
      Supplier<List<Waiting>> waiting) {
    Optional<Kept> wanted = Preview.asBytes(expected);
    Optional<Kept> came = Preview.asBytes(received);
    wanted.ifPresent(e -> came.ifPresent(r -> witness.compared("", e, r)));
    return failure(
        Finding.Kind.WRONG,
        message,
        List.of(
            new Detail(Detail.Label.EXPECTED, Preview.of(expected)),
            new Detail(Detail.Label.RECEIVED, Preview.of(received))),
        next,
        Symptoms.ofValues(wanted, came),
        waiting);
  }

  /**
   * Whether memory was used up beside the heap, as by direct buffers: the JDK throws an error then,
   * and the JVM, which ends when its heap is used up, goes on.
   *
   * @param uncaught what left threads of the learner's own
   */
  boolean ranOutOfMemory(List<Thrown> uncaught) {
    return Stream.concat(calls.stream().flatMap(call -> call.thrown().stream()), uncaught.stream())
        .anyMatch(thrown -> thrown.is("java.lang.OutOfMemoryError"));
  }

  /** The same failure, named by the mistake that it looks like now that all acts are over. */
  Failure named(Failure failure) {
    return failure.named(heard);
  }
}
