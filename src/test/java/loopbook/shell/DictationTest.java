package loopbook.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import loopbook.command.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code be} at the prompt, with a scripted keyboard and a real peer. */
@Timeout(120)
class DictationTest {
  @TempDir Path workspace;
  private Scripted shell;

  @BeforeEach
  void open() throws IOException {
    shell = new Scripted(workspace, Map.of());
    shell.await("loopbook> ");
  }

  @AfterEach
  void close() throws Exception {
    shell.close();
  }

  @Test
  void whatIsTypedArrivesByteByByteAndWhatComesIsShownWhileTyping() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      shell.enter("be client " + listener.getLocalPort());
      try (Socket server = listener.accept()) {
        server.setSoTimeout(20_000);
        shell.await("you> ").enter("  a\\x00!b {  \\u{e9}\\\\n");
        byte[] expected = "  a\0!b {  é\\n".getBytes(StandardCharsets.UTF_8);
        assertThat(server.getInputStream().readNBytes(expected.length)).isEqualTo(expected);
        shell.await("you> ").type("half typ");
        server.getOutputStream().write("\u001b[31mred\n".getBytes(StandardCharsets.UTF_8));
        shell.await("9 bytes \"\\x1B[31mred\\n\"");
        shell.type("ed\r");
        assertThat(server.getInputStream().readNBytes(10))
            .isEqualTo("half typed".getBytes(StandardCharsets.UTF_8));
        shell.enter(":half").await("end of stream; you can still read");
        assertThat(server.getInputStream().read()).isEqualTo(-1);
        server.shutdownOutput();
        shell
            .await("Both directions have ended")
            .await("you> ")
            .enter(":quit")
            .await("show the conversation")
            .await("loopbook> ");
      }
    }
    shell.enter("1 + 1").await("==> 2");
  }

  @Test
  void controlCEndsTheTalkAndNothingElse() throws IOException {
    shell.enter("int kept = 20").await("kept ==> 20");
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      shell.enter("be client " + listener.getLocalPort());
      try (Socket server = listener.accept()) {
        server.setSoTimeout(20_000);
        shell.await("you> ").enterAndSeeItTaken(":wait 100s");
        shell.interrupt().await("Stopped");
        assertThat(server.getInputStream().read()).isEqualTo(-1);
      }
      shell.await("> ").enter("be client " + listener.getLocalPort());
      try (Socket server = listener.accept()) {
        server.setSoTimeout(20_000);
        shell.await("you> ").interrupt().await("Stopped");
        assertThat(server.getInputStream().read()).isEqualTo(-1);
      }
    }
    shell.await("> ").enter("kept + 3").await("==> 23");
  }

  @Test
  void aTalkWithOnesOwnSessionShowsBothEnds() {
    shell.enter("var s = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())").await("s ==> ");
    shell
        .enter(
            "new Thread(() -> { try (var c = s.accept()) {"
                + " c.getInputStream().transferTo(c.getOutputStream());"
                + " } catch (IOException e) { } }).start()")
        .await("> ");
    shell.enter("be client").await("you> ");
    shell.enter("abc").await("3 bytes \"abc\"").await("3 bytes \"abc\"");
    shell.enter(":half").await("end of stream; ").await("end of stream");
    shell.await("you> ").enter(":quit").await("show the conversation").await("loopbook> ");
    shell.enter("wire").await("server").await("you").await("connects").await("accepts you");
    shell.await("3 bytes \"abc\"").await("3 bytes \"abc\"").await("half-closes");
    shell.await("reads end of stream").await("> ");
    shell.enter("sockets").await("listener");
  }

  @Test
  void onesOwnSolutionAnswersFromAProcessOfItsOwn() throws IOException {
    Path home = Path.of(System.getProperty("loopbook.home", ""));
    Path solution = home.resolve("solutions/04-echo-until-eof/EchoUntilEof.java");
    shell.enter("be client EX04 --submission \"" + solution.toAbsolutePath() + "\"").await("you> ");
    shell.enter("echo\\n").await("5 bytes \"echo\\n\"").await("5 bytes \"echo\\n\"");
    shell.await("server sends 5 bytes");
    assertThat(children()).anyMatch(command -> command.contains("child.jar"));
    shell.enter(":half").await("your handle returned").await("you> ");
    shell.enter(":quit").await("show the conversation").await("loopbook> ");
    // those that the workbook keeps ready for a check are not of this talk
    shell.enter("wire").await("server").await("listens on port").await("accepts you");
    shell.enter("quit");
    assertThat(shell.ended()).isEqualTo(Status.DONE);
    assertThat(children()).noneMatch(command -> command.contains("child.jar"));
  }

  private static List<String> children() {
    return ProcessHandle.current()
        .descendants()
        .map(process -> process.info().commandLine().orElse(""))
        .toList();
  }
}
