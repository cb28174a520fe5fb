package loopbook.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code be} in a process of its own, with its lines from a pipe. */
@Timeout(180)
class BeTest {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home"));

  @TempDir Path workspace;

  private record Ended(int code, String out) {}

  private Process begin(String typed, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar"));
    command.add(HOME.resolve("target/loopbook.jar").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(workspace.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(n -> n.startsWith("LOOPBOOK") || n.equals("COLUMNS"));
    builder.environment().put("LOOPBOOK_WORKSPACE", workspace.resolve("ws").toString());
    Process process = builder.start();
    process.getOutputStream().write(typed.getBytes(UTF_8));
    process.getOutputStream().close();
    return process;
  }

  private static Ended end(Process process) throws Exception {
    try {
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Ended(process.exitValue(), out);
    } finally {
      process.destroyForcibly();
    }
  }

  private Ended run(String typed, String... arguments) throws Exception {
    return end(begin(typed, arguments));
  }

  @Test
  void aPipeIsSentExactlyAndTheAnswerIsHeardOut() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process be =
          begin(
              "one\\r\\n\n:hex 00ff\n:eol lf\ntwo\n",
              "be",
              "client",
              String.valueOf(listener.getLocalPort()));
      try (Socket server = listener.accept()) {
        byte[] all = server.getInputStream().readAllBytes();
        assertThat(all)
            .isEqualTo(
                "one\r\n\0\u00fftwo\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        server.getOutputStream().write("after the end".getBytes(UTF_8));
      }
      Ended ended = end(be);
      assertThat(ended.out()).contains("13 bytes \"after the end\"").doesNotContain("\u001b");
      assertThat(ended.code()).isZero();
    }
  }

  @Test
  void theExitCodeSaysWhatWentWrong() throws Exception {
    int free;
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = listener.getLocalPort();
      Ended odd = run("\\q\nnever\n", "be", "client", String.valueOf(free));
      assertThat(odd.code()).isEqualTo(2);
      assertThat(odd.out()).contains("\\q is no escape").doesNotContain("never");
      Ended taken = run("", "be", "server", String.valueOf(free));
      assertThat(taken.code()).isEqualTo(1);
      assertThat(taken.out()).contains("cannot be used");
    }
    Ended refused = run("x\n", "be", "client", String.valueOf(free));
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out()).contains("refused: nobody is at 127.0.0.1:" + free);
    Ended elsewhere = run("x\n", "be", "client", "192.0.2.1:80");
    assertThat(elsewhere.code()).isEqualTo(2);
    assertThat(elsewhere.out()).contains("192.0.2.1 is not on this machine's loopback");
  }

  @Test
  void aSolutionThatIsAClientDialsWhoeverTypes() throws Exception {
    String solution =
        HOME.resolve("solutions/03-ask-once/AskOnce.java").toAbsolutePath().toString();
    Ended ended =
        run(
            ":wait\nten past\\n\n:wait\n",
            "be",
            "server",
            "EX03",
            "how late?",
            "--submission",
            solution);
    assertThat(ended.out()).contains("10 bytes \"how late?\\n\"", "your ask returned \"ten past\"");
    assertThat(ended.out())
        .as("what the program's own socket did, as it happened")
        .containsSubsequence(
            "client connects",
            "client sends 10 bytes",
            "client receives 9 bytes \"ten past\\n\"",
            "client closes");
    assertThat(ended.code()).isZero();
    Ended wire = run("", "wire");
    assertThat(wire.out().lines().toList().toString())
        .contains("be server EX03", "10 bytes \"how late?\\n\"", "9 bytes \"ten past\\n\"");
  }

  @Test
  void whatDoesNotFitIsSaid() throws Exception {
    Ended other = run("", "be", "server", "EX05");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.out()).contains("other way round");
    Ended none = run("", "be", "client", "EX16");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.out()).contains("takes no socket");
  }
}
