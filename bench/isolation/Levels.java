import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import loopbook.course.Exercise;
import loopbook.judge.Jars;
import loopbook.judge.Judge;
import loopbook.sandbox.IsolationLevel;

/** A batch of one reference again and again, two at a time, at one level: LEVEL TIMES. */
class Levels {
  private static final int JOBS = 2;

  public static void main(String[] args) throws Exception {
    IsolationLevel level = IsolationLevel.of(Integer.parseInt(args[0])).orElseThrow();
    int times = Integer.parseInt(args[1]);
    Path name = Path.of("04-echo-until-eof");
    Exercise exercise =
        new Exercise(
            "EX04",
            name.toString(),
            "Echo until end of stream",
            "EchoUntilEof",
            List.of(),
            Path.of("exercises").resolve(name).toAbsolutePath(),
            "",
            List.of());
    Path reference = Path.of("solutions").resolve(name).resolve("EchoUntilEof.java");
    AtomicInteger passed = new AtomicInteger();
    try (Judge judge = new Judge(Jars.of(Path.of("")), level)) {
      ExecutorService jobs = Executors.newFixedThreadPool(JOBS);
      long start = 0;
      for (int round = 0; round < 2; round++) { // the first one warms up
        start = System.nanoTime();
        passed.set(0);
        int count = round == 0 ? JOBS : times;
        jobs.invokeAll(
            IntStream.range(0, count)
                .mapToObj(
                    i ->
                        Executors.callable(
                            () -> {
                              try {
                                if (judge.check(exercise, reference).passed()) {
                                  passed.incrementAndGet();
                                }
                              } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                              }
                            }))
                .toList());
      }
      long took = System.nanoTime() - start;
      jobs.shutdown();
      jobs.awaitTermination(1, TimeUnit.MINUTES);
      System.out.printf(
          "level %d: %d of %d passed, %d ms each%n",
          level.number(), passed.get(), times, Duration.ofNanos(took).toMillis() / times);
    }
  }
}
