package loopbook.judge;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import loopbook.sandbox.Chamber;
import loopbook.sandbox.Limits;
import loopbook.sandbox.Traces;

/**
 * The judge's part that runs in a chamber: the hidden tests and the peers, which have to share a
 * loopback interface with the learner's program. It takes one order after the other, and ends when
 * its input does, or when what a submission left behind cannot be taken away.
 */
final class Inside {
  /** An answer's first byte: so many tests are over. */
  static final int PROGRESS = 1;

  /** An answer's first byte: the results, and whether the chamber can be used again. */
  static final int RESULTS = 2;

  private final Tests tests = new Tests();
  private final Pack visible;
  private final Optional<Pack> answers;
  private final Pool pool;
  private final DataOutputStream out;

  private Inside(Pack visible, Optional<Pack> answers, Pool pool, DataOutputStream out) {
    this.visible = visible;
    this.answers = answers;
    this.pool = pool;
    this.out = out;
  }

  /** The arguments before the folder that the chamber adds. */
  static List<String> arguments(Jars jars, Limits limits) {
    List<String> all = new ArrayList<>();
    all.add(jars.child().toAbsolutePath().toString());
    all.add(jars.visible().toAbsolutePath().toString());
    all.add(jars.answers().map(path -> path.toAbsolutePath().toString()).orElse("-"));
    all.add("" + limits.heap());
    all.add("" + limits.direct());
    all.add("" + limits.resident());
    all.add("" + limits.threads());
    all.add("" + limits.output());
    all.add("" + limits.kept());
    all.add("" + limits.wall().toMillis());
    return all;
  }

  public static void main(String[] args) {
    // Before anything is loaded that may print: the way out belongs to the answers.
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    System.setOut(System.err);
    Limits limits =
        new Limits(
            Integer.parseInt(args[3]),
            Integer.parseInt(args[4]),
            Integer.parseInt(args[5]),
            Integer.parseInt(args[6]),
            Long.parseLong(args[7]),
            Integer.parseInt(args[8]),
            Duration.ofMillis(Long.parseLong(args[9])));
    Optional<Pack> answers =
        args[2].equals("-") ? Optional.empty() : Optional.of(new Pack(Path.of(args[2])));
    Pool pool = new Pool(Chamber.launch(args[10], Path.of(args[0]), limits), 1);
    int code = 0;
    try {
      new Inside(new Pack(Path.of(args[1])), answers, pool, out).serve();
    } catch (IOException | RuntimeException broken) {
      broken.printStackTrace();
      code = 1;
    } finally {
      pool.close();
      Runtime.getRuntime().halt(code);
    }
  }

  private void serve() throws IOException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    pool.prepare(1);
    boolean usable = true;
    while (usable) {
      Order order;
      try {
        order = Order.read(in);
      } catch (EOFException noMore) {
        return;
      }
      usable = carryOut(order);
    }
  }

  private boolean carryOut(Order order) throws IOException {
    List<Tests.Listed> listed = new ArrayList<>();
    for (Map.Entry<String, Boolean> one : order.tests().entrySet()) {
      Optional<Pack> pack = one.getValue() ? answers : Optional.of(visible);
      pack.flatMap(p -> p.find(one.getKey()))
          .ifPresent(type -> listed.addAll(tests.list(type, one.getValue())));
    }
    listed.removeIf(test -> !order.ids().contains(test.id()));
    pool.expect(listed.size());
    Checking checking = new Checking(order.type(), order.seed(), listed, tests, pool, this::tell);
    List<TestResult> results = checking.run(order.classes());
    boolean usable = Traces.clear() && isEmpty(Path.of(System.getProperty("java.io.tmpdir")));
    synchronized (out) {
      out.writeByte(RESULTS);
      out.writeInt(results.size());
      for (TestResult result : results) {
        Order.write(out, result);
      }
      out.writeBoolean(usable);
      out.flush();
    }
    if (usable) {
      pool.done();
    }
    return usable;
  }

  /** The tests' temporary files, which children can read: the next submission finds none. */
  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private void tell(int done, int all) {
    try {
      synchronized (out) {
        out.writeByte(PROGRESS);
        out.writeInt(done);
        out.writeInt(all);
        out.flush();
      }
    } catch (IOException nobodyListens) {
      throw new UncheckedIOException(nobodyListens);
    }
  }
}
