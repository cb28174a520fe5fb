package loopbook.judge.trial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a real child finds in the buffers of a real program's streams. */
@Timeout(60)
class UnwrittenTest {
  private static final String HOLDS =
      """
      import java.io.*;
      import java.nio.charset.StandardCharsets;
      public class Holds {
        static class Counting extends BufferedOutputStream {
          private int count = 12345; // hides the one above it
          Counting(OutputStream out) { super(out, 100_000); }
        }
        public static void hold() throws Exception {
          OutputStream out = new ByteArrayOutputStream();
          BufferedOutputStream first = new BufferedOutputStream(out);
          first.write("flushed".getBytes());
          first.flush();
          first.write("left in a stream".getBytes());
          OutputStream second = new Counting(out);
          second.write("left in a subclass".getBytes());
          PrintWriter third = new PrintWriter(out, false, StandardCharsets.UTF_8);
          third.print("left in a writer");
          Writer fourth = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          fourth.write("left in an encoder");
          DataOutputStream fifth = new DataOutputStream(out);
          fifth.writeBytes("gone through");
          try (BufferedOutputStream sixth = new BufferedOutputStream(out)) {
            sixth.write("closed".getBytes());
          }
          synchronized (out) {
            out.wait();
          }
          System.out.println(first + "" + second + third + fourth + fifth);
        }
      }
      """;

  @Test
  void onlyWhatWasNotFlushedIsFound() {
    try (Submission submission = Children.submission("Holds", HOLDS)) {
      submission.call("hold");
      long end = System.nanoTime() + Children.SOON.toNanos();
      while (submission.waiting().stream().noneMatch(t -> t.call().equals("Object.wait"))) {
        assertThat(System.nanoTime()).isLessThan(end);
      }
      List<String> found =
          submission.unwritten().stream()
              .map(one -> one instanceof byte[] bytes ? new String(bytes, ISO_8859_1) : "" + one)
              .toList();
      assertThat(found)
          .contains(
              "left in a stream", "left in a subclass", "left in a writer", "left in an encoder")
          .noneMatch(text -> text.contains("flushed") || text.contains("gone"))
          .doesNotContain("closed");
    }
  }
}
