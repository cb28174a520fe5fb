package loopbook.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a text at the prompt does, stop brings the prompt back, and nothing is lost. */
class StopTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final StringBuffer out = new StringBuffer();
  private Session session;

  @BeforeEach
  void open() {
    session = Session.prompt((stream, text) -> out.append(text), new Keyboard());
    session.eval(
        "int kept = 42;\nvar queue = new LinkedBlockingQueue<String>();\n"
            + "var loopback = InetAddress.getLoopbackAddress();");
  }

  @AfterEach
  void close() {
    session.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) { }",
        "for (;;) { try { Thread.sleep(1); } catch (Throwable t) { } }",
        "while (true) { try { while (true) { } } catch (Throwable t) { } }",
        "Runnable r = () -> { while (true) { } }; r.run();",
        "int depth(int n) { try { return depth(n + 1); } catch (StackOverflowError e) { return"
            + " depth(0); } } depth(0);",
        "int n = 0; do { switch (n) { case 0: n = 1; break; default: n = 0; } } while (true);",
        "Thread.sleep(600_000);",
        "queue.take();",
        "synchronized (queue) { queue.wait(); }",
        "new BufferedReader(new InputStreamReader(System.in)).readLine();",
        "new CompletableFuture<String>().get();",
        "var spin = new Thread(() -> { while (true) { } }); spin.start(); spin.join();",
        "IntStream.range(0, 4).parallel().forEach(i -> { while (true) { } });",
      })
  void endsWithoutHelp(String text) throws Exception {
    Outcome.Stopped stopped = stopped(text);
    assertThat(stopped.givenUp()).isEmpty();
    assertThat(stopped.closed()).isEmpty();
    nothingLost();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new ServerSocket(PORT, 1, loopback).accept();",
        "try (var l = new ServerSocket(PORT, 1, loopback)) { l.accept(); }",
        "for (;;) { try (var l = new ServerSocket(PORT, 1, loopback)) { l.accept(); }"
            + " catch (IOException e) { } }",
        "var l = new ServerSocket(PORT, 1, loopback);\n"
            + "var s = new Socket(loopback, PORT);\ns.getInputStream().read();",
        "new DatagramSocket(new InetSocketAddress(loopback, PORT))"
            + ".receive(new DatagramPacket(new byte[9], 9));",
        "ServerSocketChannel.open().bind(new InetSocketAddress(loopback, PORT)).accept();",
        "DatagramChannel.open().bind(new InetSocketAddress(loopback, PORT))"
            + ".receive(ByteBuffer.allocate(9));",
        "var l = ServerSocketChannel.open().bind(new InetSocketAddress(loopback, PORT));\n"
            + "SocketChannel.open(l.getLocalAddress()).read(ByteBuffer.allocate(9));",
        "var t = new Thread(() -> { try { new ServerSocket(PORT, 1, loopback).accept(); }"
            + " catch (IOException e) { } });\nt.start();\nwhile (true) { t.join(); }",
        "CompletableFuture.supplyAsync(() -> { try { return new ServerSocket(PORT, 1,"
            + " loopback).accept(); } catch (IOException e) { return null; } }).join();",
      })
  void endsInSockets(String template) throws Exception {
    int port = freePort();
    Outcome.Stopped stopped = stopped(template.replace("PORT", "" + port));
    assertThat(stopped.givenUp()).isEmpty();
    assertThat(session.recording().orElseThrow().blocked()).isEmpty();
    nothingLost();
    // What the text did not need closed stays open: only what it still listens with is in the way.
    session.recording().orElseThrow().closeOpenSockets();
    try (ServerSocket again = new ServerSocket()) {
      again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      assertThat(again.isBound()).isTrue();
    }
  }

  @Test
  void aSelectorIsInterrupted() throws Exception {
    assertThat(stopped("Selector.open().select();").givenUp()).isEmpty();
    nothingLost();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LISTENER", "DATAGRAM"})
  void onlyWhatBlocksIsClosedAndNamed(String which) throws Exception {
    session.eval(
        "var idle = new ServerSocket(0, 1, loopback);\nvar busy = "
            + (which.equals("LISTENER")
                ? "new ServerSocket(0, 1, loopback);"
                : "new DatagramSocket(new InetSocketAddress(loopback, 0));"));
    Outcome.Stopped stopped =
        stopped(
            which.equals("LISTENER")
                ? "busy.accept();"
                : "busy.receive(new DatagramPacket(new byte[1], 1));");
    assertThat(stopped.closed()).hasSize(1);
    assertThat(stopped.closed().get(0).where()).isEqualTo("[2]:2");
    assertThat(value("idle.isClosed()")).isEqualTo("false");
    assertThat(value("busy.isClosed()")).isEqualTo("true");
  }

  @Test
  void aServerOfAnEarlierTextGoesOn() throws Exception {
    session.eval(
        "var listener = new ServerSocket(0, 1, loopback);\n"
            + "var server = new Thread(() -> { try { listener.accept().close(); }"
            + " catch (IOException e) { } });\nserver.start();");
    stopped("while (true) { }");
    assertThat(
            session
                .eval("new Socket(loopback, listener.getLocalPort()).getInputStream().read()")
                .last())
        .isEqualTo(new Outcome.Value("$1", "int", "-1"));
  }

  @Test
  void aVirtualThreadInAcceptEndsToo() throws Exception {
    assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
    int port = freePort();
    Outcome.Stopped stopped =
        stopped(
            "var t = Thread.startVirtualThread(() -> { try { new ServerSocket("
                + port
                + ", 1, loopback).accept(); } catch (IOException e) { } });\nt.join();");
    assertThat(stopped.givenUp()).isEmpty();
    assertThat(session.recording().orElseThrow().blocked()).isEmpty();
    nothingLost();
  }

  @Test
  void anUninterruptibleLockIsGivenUpAndNamed() throws Exception {
    session.eval(
        "var lock = new java.util.concurrent.locks.ReentrantLock();\n"
            + "var holder = new Thread(() -> { lock.lock(); });\nholder.start();\nholder.join();");
    Outcome.Stopped stopped = stopped("int before = 1;\nlock.lock();");
    assertThat(stopped.givenUp()).hasSize(1);
    Held held = stopped.givenUp().get(0);
    assertThat(held.where()).hasValueSatisfying(f -> assertThat(f.line()).isEqualTo(2));
    assertThat(held.call()).isEqualTo("ReentrantLock.lock");
    nothingLost();
    session.eval("var unlock = new Object();");
  }

  @Test
  void aMonitorHeldByAnotherIsGivenUpAndNamed() throws Exception {
    session.eval(
        "var monitor = new Object();\nvar held = new CountDownLatch(1);\n"
            + "var holder = new Thread(() -> { synchronized (monitor) { held.countDown();"
            + " try { queue.take(); } catch (InterruptedException e) { } } });\n"
            + "holder.start();\nheld.await();");
    Outcome.Stopped stopped =
        stopped("synchronized (monitor) { for (int i = 0; i < 2; i++) { if (i == 1) kept = 1; } }");
    assertThat(stopped.givenUp()).hasSize(1);
    assertThat(stopped.givenUp().get(0).where()).isPresent();
    assertThat(stopped.givenUp().get(0).call()).isEqualTo("synchronized");
    nothingLost();
    session.eval("queue.put(\"let go\");");
    // The thread that was given up gets the monitor now, and still does not go on.
    waitFor(() -> session.eval("Thread.holdsLock(monitor)").last() instanceof Outcome.Value);
    nothingLost();
  }

  @Test
  void aLoopWithinTheJdkIsGivenUp() throws Exception {
    Outcome.Stopped stopped =
        stopped("LongStream.range(0, Long.MAX_VALUE).map(n -> n ^ 7).filter(n -> n < 0).count();");
    // The lambdas are woven, so this one can be ended; what runs no code of the learner's cannot.
    assertThat(stopped.givenUp()).isEmpty();
    Outcome.Stopped pure =
        stopped(
            "java.math.BigInteger.TWO.pow(1_500_000).subtract(java.math.BigInteger.ONE)"
                + ".pow(9);");
    assertThat(pure.givenUp()).hasSize(1);
    assertThat(pure.givenUp().get(0).call()).startsWith("BigInteger.");
    nothingLost();
  }

  @Test
  void aStoppedTextPrintsNothingMore() throws Exception {
    session.eval("var gate = new CountDownLatch(1);");
    stopped(
        "while (true) { try { Thread.sleep(1); } catch (Throwable t) { System.out.println(\"x\"); }"
            + " }");
    int printed = out.length();
    nothingLost();
    assertThat(out.length()).isEqualTo(printed);
  }

  private Outcome.Stopped stopped(String text) throws Exception {
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    Thread shell = new Thread(() -> reply.complete(session.eval(text)), "shell");
    shell.setDaemon(true);
    shell.start();
    int lastLine = (int) text.lines().count();
    waitFor(() -> reply.isDone() || line() == lastLine);
    assertThat(reply).as("ended by itself: %s", text).isNotDone();
    long start = System.nanoTime();
    session.stop();
    Outcome last = reply.get(DEADLINE.toSeconds(), TimeUnit.SECONDS).last();
    long took = Duration.ofNanos(System.nanoTime() - start).toMillis();
    assertThat(last).isInstanceOf(Outcome.Stopped.class);
    assertThat(took).as("milliseconds until the prompt is back").isLessThan(1500);
    return (Outcome.Stopped) last;
  }

  /** The line at which the text that is running stays for a while; 0 if at none. */
  private int line() {
    int line = 0;
    for (int i = 0; i < 8; i++) {
      int now =
          session.observe(List.of()).stream()
              .findFirst()
              .flatMap(Held::where)
              .map(Frame::line)
              .orElse(0);
      if (i > 0 && now != line) {
        return 0;
      }
      line = now;
      LockSupport.parkNanos(2_000_000);
    }
    return line;
  }

  private String value(String expression) {
    return ((Outcome.Value) session.eval(expression).last()).value();
  }

  private void nothingLost() {
    assertThat(session.eval("kept").last()).isEqualTo(new Outcome.Value("kept", "int", "42"));
    assertThat(session.eval("for (int i = 0; i < 1000; i++) { kept += 1; kept -= 1; }").outcomes())
        .isEqualTo(List.of(new Outcome.Done()));
  }

  private static int freePort() throws Exception {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private static void waitFor(BooleanSupplier condition) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as("deadline").isNegative();
      LockSupport.parkNanos(2_000_000);
    }
  }
}
