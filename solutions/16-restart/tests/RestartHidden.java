package ex16;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import loopbook.judge.call.Answer;
import loopbook.judge.call.Handle;
import loopbook.judge.call.Operation;
import loopbook.judge.call.Thrown;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Recorded;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Caller;
import loopbook.peer.Content;
import loopbook.peer.Miss;
import loopbook.peer.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class RestartHidden {
  private static final Duration STOP = Duration.ofMillis(500);
  private static final int RESTARTS = 10;
  private static final int CROWD = 30;
  private static final String CLOSE_ALL =
      "Note every connection when you accept it, and close them all: that wakes whoever waits.";

  @Test
  @Order(1)
  @DisplayName("clients are served at the same time, after start has returned")
  void serves(Submission submission, Inputs inputs) {
    Server server = Server.of(submission, inputs, 1);
    server.start();
    try (Act idle = server.client("SILENT").start()) {
      idle.connected();
      server.good("a client beside a silent one");
      String drops = inputs.word(4);
      server.good("DRIP", peer -> peer.drip(drops), drops);
    }
    if (server.supplier.calls(1, Duration.ZERO).isEmpty()) {
      throw submission.fail(
          "`start` listens, but not on a socket of the supplier's.",
          "Take a socket from the supplier, set it up, and bind it.");
    }
    submission
        .outside()
        .listensOnlyOn(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port),
            "`start` listens on another address than the loopback address.",
            "Bind to InetAddress.getLoopbackAddress() and the port; a port alone is every"
                + " address.");
    server.stop();
    server.leavesNothing();
  }

  @Test
  @Order(2)
  @DisplayName("start works on a port with a connection in TIME_WAIT")
  void timeWait(Submission submission, Inputs inputs) {
    assumeFalse(
        System.getProperty("os.name", "").startsWith("Windows"),
        "on this system the option means something else");
    Server server = Server.of(submission, inputs, 2);
    Remote before =
        submission.make("java.net.ServerSocket", server.port, 5, InetAddress.getLoopbackAddress());
    try (Act client = server.client("a client of the server before").thenEndOfStream().start()) {
      before.object("accept").close();
      client.all();
    }
    before.close();
    server.start();
    server.good("a client of the new server");
    server.stop();
  }

  @Test
  @Order(3)
  @DisplayName("the server closes first, and starts again on its port")
  void restarts(Submission submission, Inputs inputs) {
    Server server = Server.of(submission, inputs, 3);
    server.start();
    try (Act talking = server.talking("a client in a conversation")) {
      server.good("another client");
      server.stop();
      server.gone(talking, "A client in a conversation");
    }
    server.start();
    server.good("a client after the restart");
    server.stop();
    server.leavesNothing();
  }

  @Test
  @Order(4)
  @DisplayName("SILENT: clients that wait do not keep it from stopping, and cost nothing")
  void idleClients(Submission submission, Inputs inputs) {
    Server server = Server.of(submission, inputs, 4);
    server.start();
    try (Act idle = server.client("SILENT, 5 clients").crowd(5).thenGone().start()) {
      idle.connected();
      server.good("a client after five silent ones");
      submission
          .outside()
          .idles(
              Duration.ofMillis(150),
              "The processor is busy while all clients are silent.",
              "Let accept and read wait; do not ask again and again.");
      server.stop();
      server.gone(idle, "A silent client");
      server.leavesNothing();
    }
    if (server.client("a client after the stop").play().asScripted()) {
      throw submission.fail(
          "`stop` has returned, and a client can still connect.",
          "Close the listener before stop returns.");
    }
  }

  @Test
  @Order(5)
  @DisplayName("NEVERREAD: a client that does not read does not keep it from stopping")
  void neverReads(Submission submission, Inputs inputs) {
    Server server = Server.of(submission, inputs, 5);
    server.start();
    try (Act stubborn =
        server
            .client("NEVERREAD")
            .receiveBuffer(8192)
            .stopReading()
            .pour(Content.repeat("x", 32_000_000))
            .start()) {
      stubborn.connected();
      submission
          .outside()
          .idles(
              Duration.ofMillis(100),
              "The processor is busy while a client does not read.",
              "Let write wait; do not try again and again.");
      server.stop();
      server.leavesNothing();
    }
    server.start();
    server.good("a client after the restart");
    server.stop();
  }

  @Test
  @Order(6)
  @DisplayName("CROWD: clients that have just connected are not forgotten")
  void crowd(Submission submission, Inputs inputs) {
    Server server = Server.of(submission, inputs, 6);
    for (int i = 0; i < 3; i++) {
      server.start();
      try (Act crowd =
          server
              .client("CROWD, " + CROWD + " clients, just connected")
              .crowd(CROWD)
              .pour(Content.text(inputs.word(5)))
              .hearToEnd()
              .start()) {
        crowd.connected();
        server.stop();
        server.gone(crowd, "One of thirty clients that had just connected");
        server.leavesNothing();
      }
    }
  }

  @Test
  @Order(7)
  @DisplayName("REDIAL: ten restarts on one port")
  void redial(Submission submission, Inputs inputs) {
    Server server = Server.of(submission, inputs, 7);
    for (int i = 0; i < RESTARTS; i++) {
      server.start();
      try (Act client = server.talking("REDIAL, " + (i + 1))) {
        server.good("a client beside it");
        server.stop();
        server.gone(client, "A client");
      }
    }
    server.leavesNothing();
  }

  @Test
  @Order(8)
  @DisplayName("stop may be called twice")
  void twice(Submission submission, Inputs inputs) {
    Server server = Server.of(submission, inputs, 8);
    server.start();
    server.good("a client");
    server.stop();
    server.stop();
    server.start();
    server.good("a client after two stops and a start");
    server.stop();
    server.stop();
    server.leavesNothing();
  }

  @Test
  @Order(9)
  @DisplayName("a port that somebody else listens on is an IOException")
  void taken(Submission submission, Inputs inputs) {
    Server server = Server.of(submission, inputs, 9);
    Remote other = submission.listener();
    server
        .remote
        .call("start", other.port())
        .throwing(
            "java.io.IOException",
            "Another program listens on that port, and `start` did not throw an IOException.",
            "Bind before start returns, and let its exception pass.");
    server.start();
    server.good("a client on another port");
    server.stop();
    server.leavesNothing();
  }

  @Test
  @Order(10)
  @DisplayName("RST, EARLY, HALF: what one client does, the next one does not notice")
  void rude(Submission submission, Inputs inputs) {
    Server server = Server.of(submission, inputs, 10);
    server.start();
    String word = inputs.word(5);
    server.client("RST").send(word).expect(word).reset().play();
    server.client("RST, at once").reset().play();
    server.client("EARLY").hangUp().play();
    server.good("a client after RST and EARLY");
    Content much = Content.pattern(200_000);
    submission
        .play(server.client("HALF").send(much).halfClose().expect(much).thenEndOfStream())
        .otherwise(
            "A client sent 200000 bytes and ended its stream. It did not get all of them back.",
            "After -1 everything that was read must have been written before the socket closes.");
    server.stop();
    server.leavesNothing();
  }

  /** A Restart in the child, and its port. */
  private static final class Server {
    private final Submission submission;
    private final Inputs inputs;
    private final Recorded supplier;
    private final Remote remote;
    private final int port;

    private Server(
        Submission submission, Inputs inputs, Recorded supplier, Remote remote, int port) {
      this.submission = submission;
      this.inputs = inputs;
      this.supplier = supplier;
      this.remote = remote;
      this.port = port;
    }

    static Server of(Submission submission, Inputs inputs, int slot) {
      Operation unbound = new Operation.Construct("java.net.ServerSocket", List.of());
      Operation off = new Operation.CallOn(Handle.IT, "setReuseAddress", List.of(false));
      Recorded supplier =
          submission.callback(
              "java.util.function.Supplier", new Answer.Made(unbound, List.of(off)));
      Object made =
          submission
              .constructing(supplier)
              .returns("`new Restart` did not make an object.", "Keep the supplier for start.");
      if (made instanceof Remote remote) {
        return new Server(submission, inputs, supplier, remote, freePort(slot));
      }
      throw new IllegalStateException("a constructor gives an object");
    }

    Caller client(String name) {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      return submission.dial(new InetSocketAddress(loopback, port)).named(name);
    }

    void start() {
      Call start = remote.call("start", port);
      Optional<Thrown> thrown =
          start.ends(
              "`start` did not return.",
              "Accept on another thread; and do not wait for a port: SO_REUSEADDR, set in time,"
                  + " gives it to you at once.");
      if (thrown.isPresent()) {
        start.returns(
            "`start` failed on a port that nobody listens on any more.",
            "Connections in TIME_WAIT hold the port, unless SO_REUSEADDR is on before bind.");
      }
    }

    void stop() {
      Call stop = remote.call("stop").within(STOP);
      Optional<Thrown> thrown =
          stop.ends(
              "`stop` did not return within 500 ms.",
              "Close what your threads wait for before you wait for them: the listener wakes"
                  + " accept, a socket wakes read and write.");
      if (thrown.isPresent()) {
        stop.returns(
            "`stop` threw an exception.", "A stop when nothing runs any more does nothing.");
      }
    }

    void good(String name) {
      String word = inputs.word(5);
      good(name, peer -> peer.send(word), word);
    }

    void good(String name, Sends sends, String expected) {
      submission
          .play(sends.from(client(name)).expect(expected).halfClose().thenEndOfStream())
          .when(
              "A client could not connect after `start` had returned.",
              "Listen before start returns, and go on accepting.",
              Miss.Kind.NOT_CONNECTED)
          .when(
              "A client ended its stream, and its connection stayed open.",
              "When read returns -1, close that client's socket.",
              Miss.Kind.STILL_OPEN)
          .otherwise(
              "A client did not get its bytes back as they came.",
              "Each client needs somebody who reads from it and writes back what came at once.");
    }

    /** A client that has got a word back, and waits for the end. */
    Act talking(String name) {
      String word = inputs.word(5);
      Moment echoed = Moment.named("the word has come back");
      Act client = client(name).send(word).expect(word).reach(echoed).thenGone().start();
      if (!echoed.await(submission.patience())) {
        try (client) {
          submission
              .check(client)
              .otherwise(
                  "A client did not get its bytes back as they came.",
                  "Each client needs somebody who reads from it and writes back what came at"
                      + " once.");
        }
      }
      return client;
    }

    void gone(Act client, String who) {
      submission
          .check(client)
          .when(who + " is still connected after `stop`.", CLOSE_ALL, Miss.Kind.STILL_OPEN)
          .otherwise(
              who + " got something else than its bytes and then the end.",
              "Write exactly what read returned, and close.");
    }

    void leavesNothing() {
      submission
          .outside()
          .settles(
              () -> submission.outside().connections(port) == 0,
              "A connection is still open after `stop`.",
              CLOSE_ALL,
              () -> submission.outside().connections(port) + " open");
      submission
          .outside()
          .settles(
              () -> submission.outside().newThreads().isEmpty(),
              "Threads are still running after `stop`.",
              "End the threads that you started: close what they wait for, or shut their pool"
                  + " down.",
              () -> String.join(", ", submission.outside().newThreads()));
    }

    /**
     * A port that nobody has, below those that systems give to whoever asks for any; each test has
     * a range of its own, since they run at the same time.
     */
    private static int freePort(int slot) {
      while (true) {
        int port = 10_000 + slot * 1_500 + ThreadLocalRandom.current().nextInt(1_500);
        try (ServerSocket probe = new ServerSocket()) {
          probe.setReuseAddress(false);
          probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
          return port;
        } catch (IOException taken) {
          // then another one
        }
      }
    }
  }

  /** What a client sends. */
  private interface Sends {
    Caller from(Caller peer);
  }
}
