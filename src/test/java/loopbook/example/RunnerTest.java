package loopbook.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import loopbook.course.Ending;
import loopbook.course.Example;
import loopbook.course.Need;
import loopbook.wire.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run of an example does and tells. */
class RunnerTest {
  private final Runner runner = new Runner();

  @AfterEach
  void close() {
    runner.close();
  }

  private Run run(Examples example) {
    return run(example.build(), Listener.NONE, Runner.Options.NONE);
  }

  private Run run(Example example, Listener listener, Runner.Options options) {
    return ((Tried.Ran) runner.run(example, listener, options)).run();
  }

  @Test
  void twoRolesTalk() {
    Run run = run(Examples.echo());
    assertThat(run.lines("server")).containsExactly("got hello");
    assertThat(run.lines("client")).containsExactly("back: hello");
    assertThat(run.roles()).allSatisfy(r -> assertThat(r.ending()).isEqualTo(new Ending.Done()));
    assertThat(run.end()).isEqualTo(Run.End.ENDED);
    assertThat(run.leftovers()).isEmpty();
    assertThat(run.ports()).containsKey("server");
    assertThat(run.events())
        .anySatisfy(
            e -> {
              assertThat(e.kind()).isEqualTo(Event.Kind.SEND);
              assertThat(e.party()).isEqualTo("client");
              assertThat(e.bytes()).isEqualTo(6);
              assertThat(e.line()).hasToString("client:2");
            });
  }

  /**
   * Threads of the common pool are everybody's: only the code on them tells whose calls these are.
   */
  @Test
  void whatARoleDoesInTheCommonPoolIsNotTheLearnersOwn() {
    String listens =
        "CompletableFuture.supplyAsync(() -> { try (var l = new ServerSocket(0)) {"
            + " return l.getLocalPort(); } catch (IOException e) { return 0; } },"
            + " ForkJoinPool.commonPool()).join();";
    try (Session own = Session.prompt((stream, text) -> {}, new Keyboard())) {
      assertThat(own.eval("int x = 1;").last().goesOn()).isTrue();
      Run run = run(Examples.of("one", listens));
      assertThat(run.events())
          .anySatisfy(
              e -> {
                assertThat(e.kind()).isEqualTo(Event.Kind.LISTEN);
                assertThat(e.party()).isEqualTo("one");
              });
      assertThat(own.recording().orElseThrow().events()).isEmpty();
    }
  }

  @Test
  void theNextRoleStartsWhenTheOneBeforeListens() {
    Run run =
        run(
            Examples.of("server", "Thread.sleep(200);\n" + Examples.ECHO_SERVER)
                .with(
                    "client",
                    Examples.ECHO_CLIENT.replace(
                        "port(\"server\")", "address(\"server\").getPort()")));
    assertThat(run.lines("client")).containsExactly("back: hello");
  }

  @Test
  void outputIsToldWhileItRuns() throws Exception {
    CountDownLatch printed = new CountDownLatch(1);
    Listener listener =
        new Listener() {
          @Override
          public void printed(String role, Outlet.Stream stream, String text) {
            if (role.equals("program") && text.contains("early")) {
              printed.countDown();
            }
          }
        };
    Example example =
        Examples.of("program", "System.out.println(\"early\");\nSystem.in.read();").build();
    Keyboard keyboard = new Keyboard();
    CompletableFuture<Run> run =
        CompletableFuture.supplyAsync(
            () ->
                run(
                    example,
                    listener,
                    new Runner.Options(
                        Map.of("program", keyboard), Optional.empty(), Optional.empty())),
            task -> new Thread(task).start());
    assertThat(printed.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(run).isNotDone();
    keyboard.type("\n");
    assertThat(run.get(10, TimeUnit.SECONDS).lines("program")).containsExactly("early");
  }

  @Test
  void inputIsTypedAndEnds() {
    Run run =
        run(
            new Examples()
                .with(
                    "program",
                    "var in = new Scanner(System.in);\n"
                        + "while (in.hasNextLine()) System.out.println(\"<\" + in.nextLine());",
                    new Ending.Done(),
                    List.of("one", "", "two")));
    assertThat(run.lines("program")).containsExactly("<one", "<", "<two");
  }

  @Test
  void filesLieInAFolderThatIsDeleted() {
    Run run =
        run(
            Examples.of(
                    "program",
                    "System.out.println(Files.readString(scratch(\"a.txt\")));\n"
                        + "Files.createDirectories(scratch(\"d\"));\n"
                        + "Files.writeString(scratch(\"d/b.txt\"), \"b\");\n"
                        + "System.out.println(scratch());")
                .file("a.txt", "content"));
    assertThat(run.lines("program").get(0)).isEqualTo("content");
    assertThat(Path.of(run.lines("program").get(1))).doesNotExist();
  }

  @Test
  void aGivenFolderIsKept(@TempDir Path folder) {
    run(
        Examples.of("program", "Files.writeString(scratch(\"b.txt\"), \"b\");").build(),
        Listener.NONE,
        new Runner.Options(Map.of(), Optional.of(folder), Optional.empty()));
    assertThat(folder.resolve("b.txt")).hasContent("b");
  }

  @Test
  void theLimitNamesRoleLineAndCall() throws Exception {
    Run run =
        run(
            Examples.of(
                    "server",
                    "var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());\n\n"
                        + "var conversation = listener.accept();\n"
                        + "conversation.getInputStream().read();")
                .with(
                    "client",
                    "var s = new Socket(InetAddress.getLoopbackAddress(), port(\"server\"));\n"
                        + "Thread.sleep(60_000);")
                .limit(Duration.ofSeconds(3)));
    assertThat(run.end()).isEqualTo(Run.End.LIMIT);
    assertThat(run.took()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(9));
    RoleRun server = run.role("server").orElseThrow();
    assertThat(server.ending()).isEqualTo(new Ending.Stopped());
    assertThat(server.at().get(0).where()).contains(new Frame("server", 4, ""));
    assertThat(server.at().get(0).call()).contains("read");
    RoleRun client = run.role("client").orElseThrow();
    assertThat(client.at().get(0).where()).contains(new Frame("client", 2, ""));
    assertThat(client.at().get(0).call()).isEqualTo("Thread.sleep");
    assertThat(run.blocked()).anySatisfy(b -> assertThat(b.line()).hasToString("server:4"));
    assertThat(run.leftovers())
        .extracting(Leftover::party, Leftover::kind, Leftover::where)
        .contains(
            org.assertj.core.groups.Tuple.tuple("server", Leftover.Kind.LISTENER, "server:1"),
            org.assertj.core.groups.Tuple.tuple("client", Leftover.Kind.CONNECTION, "client:1"));
    canBindAgain(run);
  }

  @Test
  void whoSpinsRunsAndWhatIsSaidAfterTheStopIsNotKept() throws Exception {
    Run run =
        run(
            Examples.of(
                    "server",
                    "var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());\n"
                        + "var in = listener.accept().getInputStream();\n"
                        + "while (true) in.read(new byte[10]);")
                .with(
                    "client",
                    "new Socket(InetAddress.getLoopbackAddress(), port(\"server\")).close();")
                .with(
                    "waiter",
                    "try {\n"
                        + "    new ServerSocket(0, 1, InetAddress.getLoopbackAddress()).accept();\n"
                        + "} catch (IOException e) {\n"
                        + "    System.out.println(\"lost: \" + e);\n"
                        + "} finally {\n"
                        + "    System.err.println(\"over\");\n"
                        + "}")
                .limit(Duration.ofSeconds(3)));
    assertThat(run.end()).isEqualTo(Run.End.LIMIT);
    Held server = run.role("server").orElseThrow().at().get(0);
    assertThat(server.where()).contains(new Frame("server", 3, ""));
    assertThat(server.runs()).isTrue();
    assertThat(server.stuck()).isEmpty();
    assertThat(server.call()).isIn("", "InputStream.read");
    assertThat(run.events())
        .noneMatch(e -> e.kind() == Event.Kind.WAIT && e.party().equals("server"));
    Held waiter = run.role("waiter").orElseThrow().at().get(0);
    assertThat(waiter.runs()).isFalse();
    assertThat(waiter.call()).isEqualTo("ServerSocket.accept");
    assertThat(waiter.stuck().orElseThrow().line()).hasToString("waiter:2");
    assertThat(run.events())
        .anyMatch(e -> e.kind() == Event.Kind.WAIT && e.party().equals("waiter"));
    assertThat(run.lines("waiter")).isEmpty();
  }

  @Test
  void stopEndsItAtOnce() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Example example =
        Examples.of("program", "while (true) { }").limit(Duration.ofMinutes(5)).build();
    Listener listener =
        new Listener() {
          @Override
          public void started(String role) {
            started.countDown();
          }
        };
    CompletableFuture<Run> run =
        CompletableFuture.supplyAsync(
            () -> run(example, listener, Runner.Options.NONE), task -> new Thread(task).start());
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
    runner.stop();
    assertThat(run.get(5, TimeUnit.SECONDS).end()).isEqualTo(Run.End.STOPPED);
  }

  @Test
  void whatIsLeftOpenIsNamedAndClosed() throws Exception {
    Run run =
        run(
            Examples.of(
                "server",
                "var a = 1;\nvar listener = new ServerSocket(0, 5,"
                    + " InetAddress.getLoopbackAddress());\nvar t = new Thread(() -> {\n"
                    + "  try { while (true) listener.accept(); } catch (IOException e) { }\n},"
                    + " \"acceptor\");\nt.start();"));
    assertThat(run.end()).isEqualTo(Run.End.ENDED);
    assertThat(run.role("server").orElseThrow().ending()).isEqualTo(new Ending.Done());
    assertThat(run.leftovers())
        .extracting(Leftover::kind, Leftover::where)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Leftover.Kind.LISTENER, "server:2"),
            org.assertj.core.groups.Tuple.tuple(Leftover.Kind.THREAD, "server:4"));
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("acceptor");
    canBindAgain(run);
  }

  @Test
  void threadsMayFinishTheirWork() {
    Run run =
        run(
            Examples.of(
                "program",
                "var pool = Executors.newFixedThreadPool(2);\n"
                    + "for (int i = 0; i < 2; i++) pool.submit(() -> { Thread.sleep(300);"
                    + " System.out.println(\"worked\"); return 1; });"));
    assertThat(run.lines("program")).containsExactly("worked", "worked");
    assertThat(run.end()).isEqualTo(Run.End.ENDED);
  }

  @Test
  void endingsAreTold() {
    Run run =
        run(
            Examples.of("wrong", "int a = 1;\nint b = \"x\";")
                .with("thrower", "System.out.println(1);\nnew Socket((String) null, 70000);")
                .with("quitter", "System.exit(2);\nSystem.out.println(\"never\");"));
    RoleRun wrong = run.role("wrong").orElseThrow();
    assertThat(wrong.ending()).isEqualTo(new Ending.CompileError());
    assertThat(wrong.faults())
        .containsExactly(
            new Fault(
                2,
                9,
                3,
                "String cannot be used where int is needed.",
                "compiler.err.prob.found.req"));
    RoleRun thrower = run.role("thrower").orElseThrow();
    assertThat(thrower.ending()).isEqualTo(new Ending.Throws("IllegalArgumentException"));
    assertThat(thrower.thrown().orElseThrow().frames())
        .containsExactly(new Frame("thrower", 2, ""));
    assertThat(run.role("quitter").orElseThrow().exit()).hasValue(2);
    assertThat(run.lines("quitter")).isEmpty();
  }

  @Test
  void momentsKeepTheTableAndLetGo() {
    Run run =
        run(
            Examples.of(
                    "server",
                    "try (var l = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); var c ="
                        + " l.accept()) {\n  moment(\"connected\");\n  await(\"done\");\n}")
                .with(
                    "client",
                    "var s = new Socket(InetAddress.getLoopbackAddress(), port(\"server\"));\n"
                        + "await(\"connected\");\nmoment(\"done\");\ns.close();")
                .needs(Need.PROC));
    assertThat(run.moments()).containsExactly("connected", "done");
    assertThat(run.states("connected").orElseThrow()).hasSize(3);
  }

  @Test
  void portsAndValuesOutliveTheRun() {
    Run run =
        run(
            Examples.of(
                "server",
                "var l = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());\n"
                    + "var word = \"kept\";\nl.close();"));
    assertThat(run.value("server", "word")).contains(new Variable("word", "String", "\"kept\""));
    assertThat(run.value("server", "nothing")).isEmpty();
    try (Session prompt = Session.prompt((stream, text) -> {}, new Keyboard())) {
      assertThat(prompt.eval("port(\"server\")").last())
          .isEqualTo(new Outcome.Value("$1", "int", "" + run.ports().get("server")));
      assertThat(prompt.eval("port(\"nobody\");").last()).isInstanceOf(Outcome.Threw.class);
    }
  }

  @Test
  void aRoleThatEndsWithoutAPortIsNotAwaited() {
    Run run = run(Examples.of("server", "int a = 1;").with("client", "port(\"server\");"));
    assertThat(run.role("client").orElseThrow().thrown().orElseThrow().headline())
        .isEqualTo("IllegalStateException: server has ended without a port");
  }

  @Test
  void aFloodIsCut() {
    Run run =
        run(
            Examples.of("program", "while (true) System.out.println(\"0123456789\".repeat(50));")
                .limit(Duration.ofSeconds(4)));
    RoleRun program = run.role("program").orElseThrow();
    assertThat(program.ending()).isEqualTo(new Ending.Stopped());
    assertThat(program.omitted()).isPositive();
    assertThat(program.lines()).hasSizeLessThanOrEqualTo(Script.LIMIT / 500 + 1);
  }

  @Test
  void whatTheMachineLacksIsSaid() {
    Need lacking =
        List.of(Need.values()).stream()
            .filter(n -> Needs.missing(n).isPresent())
            .findFirst()
            .orElse(null);
    org.assertj.core.api.Assumptions.assumeThat(lacking).as("a machine that has all").isNotNull();
    Tried tried = runner.run(Examples.echo().needs(lacking).build(), Listener.NONE);
    assertThat(((Tried.Skipped) tried).reasons().get(lacking)).endsWith(".");
  }

  @Test
  void theSameRunTenTimes() {
    for (int i = 0; i < 10; i++) {
      Run run = run(Examples.echo());
      assertThat(run.lines("client")).containsExactly("back: hello");
      assertThat(run.events()).hasSizeGreaterThan(7);
    }
  }

  private static void canBindAgain(Run run) throws Exception {
    try (ServerSocket again = new ServerSocket()) {
      again.bind(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), run.ports().get("server")));
      assertThat(again.isBound()).isTrue();
    }
  }
}
