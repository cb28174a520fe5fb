package loopbook.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopbook.command.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real shell, with a scripted keyboard. */
class ShellTest {
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
  void enterOpensTheFirstLessonAndGoesOnWithIt() {
    shell.enter("").await("How this workbook works").await("L0.1> ");
    shell.enter("").await("has not been run");
    shell.enter("run").await("hello, screen").await("L0.1> ");
    shell.enter("").await("Two programs");
  }

  @Test
  void javaKeepsItsVariables() {
    shell.enter("int seven = 3 + 4").await("seven ==> 7");
    shell.enter("seven * 6").await("==> 42");
    shell.enter("vars").await("int seven = 7");
  }

  @Test
  void resetSessionForgetsWhatWasDeclared() {
    shell.enter("int seven = 7").await("seven ==> 7");
    shell.enter("reset session").await("fresh session").await("> ");
    shell.enter("seven").await("^^^^^");
  }

  @Test
  void whatLooksLikeACommandIsJavaIfTheRestIsNoArgument() {
    shell.enter("int next = 1;").await("next ==> 1");
    shell.enter("next = 3;").await("next ==> 3");
    shell.enter("next + 1").await("==> 4");
    shell.enter(":next").await("How this workbook works");
  }

  @Test
  void aStatementGoesOnOverSeveralLines() {
    shell.enter("try (var s = new ServerSocket(0)) {").await("...> ");
    shell.enter("System.out.println(\"bound \" + s.isBound());").await("...> ");
    shell.enter("}").await("bound true");
  }

  @Test
  void pastedLinesAreJavaEvenIfOneIsTheNameOfACommand() {
    shell.paste("int run = 5;\nint quit = run + 1;\nquit").type("\r").await("==> 6");
    shell.enter("quit + 1").await("==> 7");
  }

  @Test
  void anErrorPointsIntoTheTypedLine() {
    shell.enter("int x = nowhere + 1;").await("int x = nowhere + 1;");
    shell.await("        ^^^^^^^").await("nowhere");
  }

  @Test
  void anExceptionNamesTheTypedLine() {
    shell.paste("int n = 0;\nSystem.out.println(1 / n);").type("\r");
    shell.await("ArithmeticException: / by zero").await(":2");
  }

  @Test
  void controlCEndsWhatBlocksAndThePortIsFreeAgain() throws IOException {
    shell.enter("int kept = 1").await("kept ==> 1");
    shell.enter("var s = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())");
    shell.await("localport=").await("]");
    Matcher port = Pattern.compile("localport=(\\d+)").matcher(shell.seen());
    assertThat(port.find()).isTrue();
    shell.enter("System.out.println(\"wait\" + \"ing\"); s.accept()").await("waiting");
    Stacks.await("ServerSocket", "accept");
    shell.interrupt().await("Stopped").await("It was waiting for a connection at [3]:1");
    shell.await("ServerSocket.accept").await("Nobody had connected.").await("Its listener");
    shell.await("> ");
    new ServerSocket(Integer.parseInt(port.group(1)), 1, InetAddress.getLoopbackAddress()).close();
    shell.enter("kept + 1").await("==> 2");
  }

  @Test
  void controlCEndsALoopThatCatchesEverything() {
    shell.enter(
        "System.out.println(\"go\" + \"ing\"); while (true) { try { int i = 0; while (true) i++; }"
            + " catch (Throwable t) { } }");
    shell.await("going").interrupt().await("Stopped").await("> ");
    shell.enter("40 + 2").await("==> 42");
  }

  @Test
  void controlCEndsACheck() {
    shell.enter("check EX04");
    Stacks.await("Checking", "run");
    shell.interrupt().await("Stopped").await("> ");
    shell.enter("1 + 1").await("==> 2");
    assertThat(shell.seen()).doesNotContain("our fault");
  }

  @Test
  void controlCEndsARunAndSaysSoOnce() {
    shell.enter("run X0.1a --peer silent");
    Stacks.await("InputStream", "readNBytes");
    shell.interrupt().await("Stopped.").await("> ");
    shell.enter("1 + 1").await("==> 2");
    assertThat(shell.seen().split("Stopped[.]", -1)).hasSize(2);
  }

  @Test
  void historyOutlivesTheSession() throws Exception {
    shell.enter("40 + 2").await("==> 42").await("> ");
    shell.enter("1 + 1").await("==> 2").await("> ");
    for (int i = 0; i < 2; i++) {
      shell.close();
      open();
    }
    // the line before the last one, by the arrow key
    shell.type("\u0010\u0010\r").await("==> 42");
    assertThat(shell.seen()).doesNotContain("History file");
  }

  /** Between Enter and the first statement there is no moment in which Ctrl-C is lost. */
  @Test
  void controlCCountsFromTheFirstMoment() {
    for (int i = 1; i <= 30; i++) {
      shell.enterAndSeeItTaken("new ServerSocket(0).accept()");
      // later and later, from the line's last moment to well into the call
      LockSupport.parkNanos(20_000L * i * i);
      shell.interrupt().await("Stopped").await("> ");
    }
    shell.enter("20 + 3").await("==> 23");
  }

  @Test
  void whatAProgramReadsIsTyped() {
    shell.enter("var line = new Scanner(System.in).nextLine()");
    shell.enter("from the keyboard").await("line ==> \"from the keyboard\"");
  }

  @Test
  void aTabCompletesCommandsIdsAndJava() {
    shell.type("conten\t").await("contents").type("\u0015");
    shell.type("open L0.\t").await("L0.1").type("\u0015");
    shell.type("InetAddress.getLoop\t").await("getLoopbackAddress");
  }

  @Test
  void altHExplainsTheCallUnderTheCursor() {
    shell.type("new ServerSocket(").type("\u001bh").await("ServerSocket(int port, int backlog)");
  }

  @Test
  void watchChecksEachSaveWhileThePromptStaysUsable() throws IOException {
    shell
        .enter("exercise EX04")
        .await("q: done")
        .type("q")
        .await("> ")
        .enter("watch EX04")
        .await("Watching");
    shell.await("0 of ").enter("20 + 3").await("==> 23");
    Path file = workspace.resolve("exercises/04-echo-until-eof/EchoUntilEof.java");
    Files.writeString(file, "class");
    shell.await("EchoUntilEof.java").interrupt().await("No longer watching");
  }

  @Test
  void oneEnterTooManyAfterATaskDoesNotLeadAwayFromIt() {
    shell.enter("").await("How this workbook works").await("L0.1> ");
    shell.enter("exercise EX04").await("q: done").type("q").await("> ");
    shell.enter("").await("EX04 is open").await("goes on in L0.1").await("L0.1> ");
    shell.enter("hint").await("EX04").await("> ");
    shell.enter("").await("EX04 is open").await("L0.1> ");
    shell.enter("").await("has not been run");
  }

  @Test
  void aCommandThatIsTypedIntoThePagerLeavesItAndIsObeyed() {
    shell.enter("exercise EX04").await("q: done");
    shell.enter("hint EX04").await("1 of ").await("> ");
    shell.enter("exercise EX04").await("q: done");
    shell.enter("next").await("EX04 is open").await("> ");
    shell.enter("exercise EX04").await("q: done");
    shell.type("/").type("listener\rn").await("q: done").type("q").await("> ");
    shell.enter("1 + 1").await("==> 2");
  }

  @Test
  void aMistypedCommandIsNamed() {
    shell.enter("contnets").await("contents");
  }

  @Test
  void escapesThatAProgramPrintsDoNotReachTheTerminal() {
    shell.enter("System.out.println(\"a\" + (char) 27 + \"[31mb\")").await("a\\x1B[31mb");
  }

  @Test
  void leavingAndComingBackLandsOnTheSamePlace() throws Exception {
    shell.enter("open L1.2").await("L1.2> ");
    shell.enter("quit");
    assertThat(shell.ended()).isEqualTo(Status.DONE);
    try (Scripted again = new Scripted(workspace, Map.of())) {
      again.await("You are in").await("L1.2").await("> ");
      again.enter("").await("L1.2> ");
    }
  }

  @Test
  void theHistoryIsKeptLineByLine() throws IOException {
    shell.enter("int first = 1").await("first ==> 1");
    assertThat(Files.readString(workspace.resolve("history"))).contains("int first = 1");
  }

  @Test
  void theEndOfTheTerminalEndsTheSession() throws Exception {
    assertThat(shell.hangUp().ended()).isEqualTo(Status.DONE);
  }

  @Test
  void aPeerStandsBetweenTheRolesAndIsSeenInTheWire() {
    shell.enter("run X0.1a --peer trunc").await("TRUNC stands between the roles");
    shell.await("client │ hel").await("accepts TRUNC").await("prints \"hel\", in the lesson");
    shell.await("> ").enter("wire").await("X0.1a --peer trunc").await("half-closes");
    shell.enter(":run X0.1a --peer drop").await("Did you mean drip");
  }

  @Test
  void theWireOfTypedJavaHasBothEndsOfItsConnection() {
    shell.enter("wire session").await("opened no socket yet").await("> ");
    shell.enter("var s = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())").await("s ==>");
    shell.enter("var c = new Socket(s.getInetAddress(), s.getLocalPort())").await("c ==>");
    shell.enter("var a = s.accept()").await("a ==>");
    shell.enter("c.getOutputStream().write(\"hello\".getBytes())").await("> ");
    shell.enter("a.getInputStream().read()").await("==> 104").await("> ");
    shell.enter("wire").await("your session").await("server").await("client");
    shell.await("connects").await("sends 5 bytes \"hello\"").await("receives 1 byte \"h\"");
    shell.await("> ").enter("states").await("client").await("ESTABLISHED").await("server");
    shell.await("4 unread").await("> ");
    // what came last is looked at, and what was typed stays
    shell.enter("run X0.1a").await("client │ hello").await("> ");
    shell.enter("1 + 1").await("==> 2").await("> ");
    shell.enter("wire").await("X0.1a").await("> ");
    shell.enter("c.close()").await("> ");
    shell.enter("wire").await("your session").await("closes").await("> ");
    shell.enter("wire session").await("your session").await("sends 5 bytes \"hello\"");
  }

  @Test
  void theWireOfTypedJavaHasAColumnForEachDatagramSocketThatTalks() {
    shell.enter("var one = new DatagramSocket(0, InetAddress.getLoopbackAddress())").await("> ");
    shell.enter("one.getLocalPort() < 10").await("==> false").await("> ");
    shell.enter("wire").await("your session").await("you").await("binds on port").await("> ");
    shell.enter("var two = new DatagramSocket(0, InetAddress.getLoopbackAddress())").await("> ");
    shell
        .enter("two.send(new DatagramPacket(new byte[] {72, 105}, 2, one.getLocalSocketAddress()))")
        .await("sends a datagram of 2 bytes")
        .await("> ");
    shell.enter("one.receive(new DatagramPacket(new byte[1], 1))").await("1 byte").await("> ");
    shell
        .enter("wire")
        .await("your session")
        .await("binds on port")
        .await("2 bytes cut to 1 \"H\"");
    shell.await("> ").enter("hex").await(" → :").await("48 69").await("> ");
    shell.enter("1 + 1").await("==> 2");
  }

  @Test
  void whatIsFoldedCanBeUnfolded() {
    shell.enter("var s = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())").await("s ==>");
    shell.enter("var c = new Socket(s.getInetAddress(), s.getLocalPort())").await("c ==>");
    shell.enter("var a = s.accept()").await("a ==>");
    shell
        .enter(
            "for (int i = 0; i < 6; i++) { c.getOutputStream().write('p');"
                + " a.getInputStream().read(); a.getOutputStream().write('q');"
                + " c.getInputStream().read(); }")
        .await("> ");
    shell.enter("wire").await("6 times").await("Parts are folded").await("> ");
    int before = count("\"p\"");
    shell.enter("wire --all").await("your session").await(" now ").await("> ");
    assertThat(count("\"p\"") - before).isEqualTo(6);
    shell.enter("wire --all --svg x.svg").await("not understand \"--all\"");
  }

  private int count(String words) {
    return shell.seen().split(Pattern.quote(words), -1).length;
  }

  @Test
  void controlCEndsATableOfPeersAndNothingIsLeft() {
    shell.enter("run X0.1a --peers silent,plain").await("PLAIN").await("as in the lesson");
    Stacks.await("peer.Leg", "relay");
    shell.interrupt().await("Stopped.").await("> ");
    shell.enter("sockets").await("no socket open");
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("peer SILENT"));
  }

  /** One call while what sockets do is not shown, and one when it is shown again. */
  private void callUnseenAndSeen(int port) throws IOException {
    call(port, "unseen");
    shell.enter("live on").await("is shown").await("> ");
    call(port, "again");
    shell.await("\"again\"");
  }

  private static void call(int port, String words) throws IOException {
    try (var caller = new Socket(InetAddress.getLoopbackAddress(), port)) {
      caller.getOutputStream().write(words.getBytes(UTF_8));
    }
  }

  /** The port of a listener whose connections a thread of the session reads to their end. */
  private int listener() {
    shell.enter("var s = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());").await("s ==>");
    shell
        .enter(
            "new Thread(() -> { try { while (true) { try (var c = s.accept()) {"
                + " c.getInputStream().readAllBytes(); } } } catch (IOException e) {} }).start();")
        .await("> ");
    shell.enter("s.getLocalPort()");
    shell.await("==> ");
    shell.await("\n");
    Matcher port = Pattern.compile("localport=(\\d+)").matcher(shell.seen());
    assertThat(port.find()).isTrue();
    return Integer.parseInt(port.group(1));
  }

  @Test
  void whatTheSocketsDoAppearsWhileALineIsTyped() throws IOException {
    int port = listener();
    shell.type("20 + ").await("20 + ");
    try (var caller = new Socket(InetAddress.getLoopbackAddress(), port)) {
      shell.await("\u00b7 :" + port + " accepts");
      caller.getOutputStream().write("knock \u001b[2J".getBytes(UTF_8));
      shell.await("receives 10 bytes \"knock \\x1b[2J\"");
    }
    shell.await("closes");
    // what was being typed is whole
    shell.await("20 + ").enter("22").await("==> 42");
    shell.enter("live off").await("is not shown").await("> ");
    int before = shell.seen().split(" accepts", -1).length;
    callUnseenAndSeen(port);
    assertThat(shell.seen().split(" accepts", -1)).hasSize(before + 1);
  }

  @Test
  void whetherSocketsAreShownLiveIsRemembered() throws Exception {
    shell.enter("live off").await("is not shown").await("> ");
    shell.close();
    open();
    shell.enter("live").await("is not shown").await("> ");
    int port = listener();
    callUnseenAndSeen(port);
    assertThat(shell.seen().split(" accepts", -1)).as("one accept is shown").hasSize(2);
  }

  @Test
  void theReaderTypesWhatAnExampleReadsAndSeesWhatItDoes() {
    shell.enter("run D0.E5 repaired --live").await("You type what").await("client> ");
    shell.enter("knock knock").await("client \u2192 server 11 bytes \"knock knock\"");
    shell.await("server \u2502 read 11 bytes").await("client \u2502 Received knock knock");
    shell.await("client> ").type("\u0004").await("end of the stream").await("loopbook> ");
    shell.enter("20 + 3").await("==> 23");
    shell
        .enter("run D0.E5 repaired --live")
        .await("client> ")
        .type("half a li")
        .await("half a li")
        .interrupt();
    shell.await("client \u2502 was waiting").await("Stopped.").await("loopbook> ");
    shell.enter("20 + 4").await("==> 24");
  }

  @Test
  void theOtherEndOfATalkIsSeenIfItIsTheSessions() {
    int port = listener();
    shell.enter("be client").await("connected to 127.0.0.1:" + port).await("you> ");
    shell
        .enter("ping")
        .await("server receives 4 bytes \"ping\"")
        .enter(":quit")
        .await("server closes");
  }
}
