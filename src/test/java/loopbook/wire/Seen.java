package loopbook.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import loopbook.wire.Event.Kind;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** What a program sees of a fault, and what the recorder has to tell of it. */
final class Seen {
  /**
   * One place of a table.
   *
   * @param events lines of a fence, each of which happened
   * @param absent why the fault cannot happen there, or ""
   */
  record Cell(List<String> events, String absent) {
    static Cell of(String... events) {
      return new Cell(List.of(events), "");
    }

    static Cell none(String why) {
      return new Cell(List.of(), why);
    }
  }

  /** A program that meets a fault with a class of sockets; what it saw. */
  interface Program<F, A> {
    String run(F fault, A api) throws Exception;
  }

  private Seen() {}

  /** Each fault with each class of sockets; {@code only} as in {@link #check}. */
  static <F, A> Stream<DynamicNode> table(
      F[] faults,
      A[] apis,
      BiFunction<F, A, Cell> cells,
      Predicate<A> only,
      Program<F, A> program) {
    return Arrays.stream(faults)
        .flatMap(
            fault ->
                Arrays.stream(apis)
                    .map(
                        api ->
                            DynamicTest.dynamicTest(
                                fault + " " + api,
                                () -> {
                                  Cell cell = cells.apply(fault, api);
                                  assumeTrue(cell.absent().isEmpty(), cell.absent());
                                  check(cell, only.test(api), () -> program.run(fault, api));
                                })));
  }

  /** The result, or the exception as its class and its message. */
  static String of(Callable<?> call) {
    try {
      return String.valueOf(call.call());
    } catch (ExecutionException e) {
      return text(e.getCause());
    } catch (Exception e) {
      return text(e);
    }
  }

  private static String text(Throwable thrown) {
    return thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
  }

  /**
   * Runs the program alone and recorded. It has to see the same, and the cell's events must have
   * happened; a failure with the exception that the program got.
   *
   * @param only whether no other call may have failed
   */
  private static void check(Cell cell, boolean only, Callable<String> program) throws Exception {
    String alone = program.call();
    String[] seen = new String[1];
    List<Event> events;
    try (Play play = new Play()) {
      play.party("program", () -> seen[0] = program.call());
      events = play.end();
    }
    assertThat(seen[0]).isEqualTo(alone);
    String all = alone + "\n" + WireFence.write(events);
    for (String line : cell.events()) {
      assertThat(WireFence.parse("program " + line).count(events))
          .as("%s in %s", line, all)
          .isPositive();
    }
    assertThat(events)
        .as("a failure that the program did not see: %s", all)
        .filteredOn(event -> only && event.kind() == Kind.FAIL)
        .allMatch(
            event ->
                alone.contains(event.failure().simpleType() + ": " + event.failure().message()));
    if (!only) {
      return;
    }
    boolean fails = cell.events().stream().anyMatch(line -> line.contains(" fails"));
    assertThat(events.stream().anyMatch(event -> event.kind() == Kind.FAIL))
        .as("a call that fails in %s", all)
        .isEqualTo(fails);
  }

  /** Waits until the thread is in a call that does not return. */
  static void untilBlocked(Thread thread) throws InterruptedException {
    StackTraceElement[][] last = {new StackTraceElement[0]};
    Play.until(
        () -> {
          StackTraceElement[] now = thread.getStackTrace();
          boolean still =
              now.length > 0 && now[0].isNativeMethod() && java.util.Arrays.equals(now, last[0]);
          last[0] = now;
          return still;
        });
  }

  /**
   * The same, while another thread does something as soon as the calling one is blocked. That is
   * over, too, on return: else a recording might end before it has heard of it.
   */
  static String of(Callable<?> call, Play.Act whenBlocked) throws InterruptedException {
    Thread other = whenBlocked(whenBlocked);
    String seen = of(call);
    boolean interrupted = Thread.interrupted();
    other.join();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return seen;
  }

  private static Thread whenBlocked(Play.Act act) {
    Thread blocked = Thread.currentThread();
    Thread other =
        new Thread(
            () -> {
              try {
                untilBlocked(blocked);
                act.run();
              } catch (Exception e) {
                // the blocked thread will tell: it stays so
              }
            });
    other.setDaemon(true);
    other.start();
    return other;
  }
}
