package loopbook.judge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import loopbook.judge.call.Line;
import loopbook.judge.call.Waiting;
import loopbook.peer.Caller;
import loopbook.weave.Wants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a learner is told of where the code was: real children, real sockets. */
@Timeout(120)
class WhereaboutsTest {
  /** For a child to reach the line at which it stays; the answer never comes. */
  private static final Duration SOON = Duration.ofSeconds(2);

  private static final String HEAD =
      """
      import java.io.*;
      import java.net.*;
      import java.util.*;
      public class Server {
        public static void serve(ServerSocket listener) throws IOException {
      """;

  /** A thread for each client, which does that on line 14. */
  private static String threads(String each) {
    return HEAD
        + """
          while (true) {
            Socket socket = listener.accept();
            new Thread(() -> {
              try (socket) {
                BufferedReader in = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), "US-ASCII"));
                OutputStream out = socket.getOutputStream();
                int ready = 0;
                $;
              } catch (IOException gone) {
                return;
              }
            }).start();
          }
        }
      }
      """
            .replace("$", each);
  }

  private static List<String> told(String source, java.util.function.UnaryOperator<Caller> script) {
    try (Submission submission = Children.submission("Server", source)) {
      Remote listener = submission.listener();
      Service service = submission.serve("serve", listener);
      Failure failure =
          catchThrowableOfType(
              Failure.class,
              () ->
                  submission
                      .play(
                          script.apply(
                              submission.dial(service.address()).named("ONE").within(SOON)))
                      .otherwise("m", "n"));
      return failure.finding().lines();
    }
  }

  private static Optional<String> line(List<String> lines, String label) {
    return lines.stream().filter(l -> l.startsWith(label)).findFirst();
  }

  @Test
  void theThreadOfTheConversationIsNamedAndNotTheOneThatAccepts() {
    List<String> lines =
        told(threads("out.write(in.readLine().getBytes())"), p -> p.send("hello").expect("hello"));
    assertThat(line(lines, "your code was at"))
        .hasValueSatisfying(
            l ->
                assertThat(l)
                    .matches(
                        "your code was at: Server\\.java:14 in BufferedReader\\.readLine, waiting"
                            + " for a line end; the peer had sent 5 bytes without a line end and"
                            + " waited [0-9.]+ s for your answer"));
  }

  @Test
  void aMissingHalfCloseIsNamed() {
    List<String> lines =
        told(
            threads("out.write(socket.getInputStream().readAllBytes())"),
            p -> p.send("hello\n").expect("hello\n"));
    assertThat(line(lines, "your code was at").orElse(""))
        .contains("Server.java:14 in InputStream.readAllBytes, waiting for the end of the stream")
        .contains("neither closed nor half-closed");
  }

  @Test
  void whoSpinsRunsAndDoesNotWait() {
    List<String> lines =
        told(
            threads("while (ready == 0) { ready += socket.getInputStream().available() / 9; }"),
            p -> p.send("hello\n").expect("hello\n"));
    assertThat(line(lines, "your code was at").orElse(""))
        .contains("Server.java:14")
        .contains("running and waiting for nothing")
        .doesNotContain("$");
  }

  @Test
  void aWrongAnswerIsNotBlamedOnAnIdleThread() {
    List<String> lines =
        told(
            threads("out.write(in.readLine().toUpperCase().getBytes()); in.readLine()"),
            p -> p.send("hello\n").expect("hello"));
    assertThat(line(lines, "first difference")).isPresent();
    assertThat(line(lines, "your code was at")).isEmpty();
  }

  @Test
  void aConnectionThatNobodyServesIsNamed() {
    List<String> lines =
        told(
            threads("if (ready == 0) throw new IOException(); else in.readLine()")
                .replace("try (socket)", "Socket kept = socket; try"),
            p -> p.send("hello\n").expect("hello\n"));
    assertThat(line(lines, "your code was at").orElse(""))
        .contains("ServerSocket.accept, waiting for a connection; none of your threads serves");
  }

  @Test
  void aServerThatReturnedIsNamed() {
    String once =
        HEAD
            + """
              Socket socket = listener.accept();
              socket.getInputStream().read();
            }
          }
          """;
    List<String> lines = told(once, p -> p.send("hello\n").expect("hello\n"));
    assertThat(line(lines, "ended"))
        .hasValueSatisfying(
            l ->
                assertThat(l)
                    .matches(
                        "ended: `serve` had returned after [0-9.]+ s, while its listener was still"
                            + " open"));
  }

  @Test
  void aServerThatWasToldToEndIsNot() {
    String polite = threads("in.readLine()");
    try (Submission submission = Children.submission("Server", polite)) {
      Service service = submission.serve("serve", submission.listener());
      service.stops();
      assertThat(line(submission.fail("m", "n").finding().lines(), "ended")).isEmpty();
    }
  }

  /** The child's words for it come from a package that the judge's tests do not know. */
  @ParameterizedTest
  @EnumSource
  void everyKindOfWaitHasWords(Wants.Kind kind) {
    Line line = new Line("Server", "serve", "Server.java", 3);
    Waiting one = new Waiting("t", "RUNNABLE", "Socket.call", kind.name(), line);
    assertThat(Whereabouts.of(List.of(one)).orElseThrow())
        .startsWith("Server.java:3 in Socket.call, waiting for ");
  }
}
