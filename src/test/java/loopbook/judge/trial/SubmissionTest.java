package loopbook.judge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
}
