package loopbook.judge.child;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import loopbook.judge.call.Frames;

/**
 * The child's entry. Its arguments name the files to read calls from and to write results to;
 * {@code -} is the standard input or output. It ends when the calls end. {@code --train} instead of
 * them does once what most children do, for a class data archive.
 */
public final class Child {
  /** Exit code: the heap was used up. The same as the JVM's own for that. */
  private static final int OUT_OF_MEMORY = 3;

  private static final String TRAIN = "--train";

  private Child() {}

  public static void main(String[] args) throws Exception {
    if (args[0].equals(TRAIN)) {
      Training.run();
      Runtime.getRuntime().halt(0);
    }
    InputStream calls =
        args[0].equals("-") ? new FileInputStream(FileDescriptor.in) : new FileInputStream(args[0]);
    OutputStream results =
        args[1].equals("-")
            ? new FileOutputStream(FileDescriptor.out)
            : new FileOutputStream(args[1], true); // a file, given by mistake, is left whole
    // Before any class of the learner's is loaded: what it prints never meets the results.
    PrintStream output =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    System.setOut(output);
    System.setErr(output);
    System.setIn(InputStream.nullInputStream());
    int code = 0;
    try {
      new Work(new Frames(calls, results)).run();
    } catch (OutOfMemoryError e) {
      code = OUT_OF_MEMORY;
    } finally {
      // no hook of the learner's may keep the process alive
      Runtime.getRuntime().halt(code);
    }
  }
}
