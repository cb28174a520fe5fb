package loopbook.judge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import loopbook.judge.call.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SubmissionTest {
  @Test
  void aMethodIsCalledWithTheNextCallerOfADoor() throws Exception {
    String source =
        """
        import java.net.Socket;
        public class Echo {
          public static void handle(Socket socket) throws java.io.IOException {
            try (socket) {
              socket.getInputStream().transferTo(socket.getOutputStream());
            }
          }
        }
        """;
    try (Submission submission = Children.submission("Echo", source)) {
      Remote door = submission.listener();
      Call handle = submission.callWithCaller("handle", door);
      try (Socket peer = new Socket(door.address().getAddress(), door.address().getPort())) {
        peer.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
        peer.shutdownOutput();
        assertThat(new String(peer.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .isEqualTo("hello");
      }
      assertThat(handle.returns("m", "n")).isNull();
    }
  }

  @Test
  void whatAnEarlierCallReturnedIsNotShown() {
    String source = "public class Twice { public static int twice(int n) { return 2 * n; } }";
    try (Submission submission = Children.submission("Twice", source)) {
      assertThat(submission.call("twice", 1).within(Children.SOON).returns("m", "n")).isEqualTo(2);
      assertThat(submission.call("twice", 2).within(Children.SOON).returns("m", "n")).isEqualTo(4);
      assertThat(submission.fail("m", "n").finding().lines())
          .contains("returned: 4")
          .doesNotContain("returned: 2");
    }
  }

  @Test
  void socketCallsOfTheChildAreReported() throws Exception {
    String source =
        """
        import java.net.Socket;
        public class Reader {
          public static int read(Socket socket) throws java.io.IOException {
            return socket.getInputStream().read(new byte[10]);
          }
        }
        """;
    try (Guest guest = Children.guest();
        Submission submission = Children.submission(guest, "Reader", source)) {
      assertThat(submission.prepare(new Operation.Trace())).isEqualTo(true);
      Remote door = submission.listener();
      Call read = submission.callWithCaller("read", door);
      try (Socket peer = new Socket(door.address().getAddress(), door.address().getPort())) {
        peer.getOutputStream().write("abc".getBytes(StandardCharsets.UTF_8));
        assertThat(read.within(Children.SOON).returns("m", "n")).isEqualTo(3);
      }
      assertThat(guest.traced()).anyMatch(SubmissionTest::isReadOfAbc);
    }
  }

  private static boolean isReadOfAbc(Object traced) {
    return traced instanceof List<?> parts
        && "EXITED".equals(parts.get(1))
        && "READ".equals(parts.get(2))
        && parts.get(9) instanceof byte[] payload
        && new String(payload, StandardCharsets.UTF_8).equals("abc");
  }
}
