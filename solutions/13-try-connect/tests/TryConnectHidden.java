package ex13;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import loopbook.judge.call.Thrown;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.DeadEnd;
import loopbook.peer.Host;
import loopbook.peer.Loopback;
import loopbook.peer.Miss;
import loopbook.peer.Peer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class TryConnectHidden {
  private static final Duration LIMIT = Duration.ofMillis(500);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration MARGIN = Duration.ofMillis(250);
  private static final int RESETS = 100;
  private static final int ROUNDS = 50;

  @Test
  @Order(1)
  @DisplayName("SILENT: who listens and says nothing is CONNECTED, and is hung up on")
  void connected(Submission submission) {
    connects(submission, submission.host().named("SILENT"), "Somebody listens");
  }

  @Test
  @Order(2)
  @DisplayName("EARLY and GLUE: who hangs up at once, or speaks first, is CONNECTED")
  void rude(Submission submission) {
    connects(
        submission,
        submission.host().named("EARLY").halfClose(),
        "Somebody listens and hangs up at once");
    connects(
        submission,
        submission.host().named("GLUE, a greeting").send("220 hello\r\n220 and more\r\n"),
        "Somebody listens and speaks first");
  }

  @Test
  @Order(3)
  @DisplayName("REFUSED: nobody listens there")
  void refused(Submission submission) {
    try (DeadEnd closed = DeadEnd.refused()) {
      outcome(
          submission,
          "REFUSED",
          closed.address(),
          LIMIT,
          "REFUSED: nobody listens on that port",
          "Only a socket that connects to the port can tell: a refusal is a ConnectException.");
    }
  }

  @Test
  @Order(4)
  @DisplayName("BLACKHOLE: no answer within the limit is TIMED_OUT")
  void blackhole(Submission submission) {
    assumeBlackhole();
    try (DeadEnd silent = DeadEnd.blackhole()) {
      // the first time includes the loading of classes: that is not what is measured
      submission
          .call("tryConnect", silent.address(), Duration.ofMillis(1))
          .ends(
              "BLACKHOLE: nothing is answered there, and `tryConnect` still waits.",
              "connect has a form with a limit; when that passes it throws a"
                  + " SocketTimeoutException.");
      long start = System.nanoTime();
      outcome(
          submission,
          "TIMED_OUT",
          silent.address(),
          SHORT,
          "BLACKHOLE: nothing is answered there, and the limit is 300 ms",
          "connect has a form with a limit; when that passes it throws a SocketTimeoutException.");
      if (System.nanoTime() - start < SHORT.toNanos() / 2) {
        throw submission.fail(
            "BLACKHOLE: the limit is 300 ms, and `tryConnect` gave up before half of it.",
            "Wait for an answer until the limit has passed.");
      }
    }
  }

  @Test
  @Order(5)
  @DisplayName("a limit of zero or less is an IllegalArgumentException")
  void notPositive(Submission submission) {
    try (DeadEnd closed = DeadEnd.refused()) {
      for (Duration limit : new Duration[] {Duration.ZERO, Duration.ofMillis(-1)}) {
        submission
            .call("tryConnect", closed.address(), limit)
            .throwing(
                "java.lang.IllegalArgumentException",
                "The limit is "
                    + limit.toMillis()
                    + " ms, and `tryConnect` did not throw an IllegalArgumentException.",
                "Look at the limit before anything else; for connect, 0 means for ever.");
      }
    }
  }

  @Test
  @Order(6)
  @DisplayName("BLACKHOLE: a limit below a millisecond is a limit")
  void tiny(Submission submission) {
    assumeBlackhole();
    try (DeadEnd silent = DeadEnd.blackhole()) {
      outcome(
          submission,
          "TIMED_OUT",
          silent.address(),
          Duration.ofNanos(200_000),
          "BLACKHOLE: nothing is answered there, and the limit is 200 microseconds",
          "What does toMillis make of such a limit, and what does that number mean to connect?");
    }
  }

  @Test
  @Order(7)
  @DisplayName("a limit of many years is a limit")
  void huge(Submission submission) {
    for (Duration limit :
        new Duration[] {
          Duration.ofDays(30), Duration.ofDays(365_000), Duration.ofSeconds(Long.MAX_VALUE)
        }) {
      try (Act peer = submission.host().named("a listener").start()) {
        outcome(
            submission,
            "CONNECTED",
            peer.address(),
            limit,
            "Somebody listens, and the limit is as long as " + limit,
            "Compare the limit with the longest one that you can pass on, before you convert it.");
      }
    }
  }

  @Test
  @Order(8)
  @DisplayName("RST: who resets right after the handshake is CONNECTED")
  void reset(Submission submission) {
    Host host = submission.host().named("RST").reset();
    for (int i = 1; i < RESETS; i++) {
      host = host.nextCaller().reset();
    }
    try (Act peer = host.start()) {
      for (int i = 0; i < RESETS; i++) {
        outcome(
            submission,
            "CONNECTED",
            peer.address(),
            LIMIT,
            "RST: a peer resets each connection right after the handshake",
            "The reset may be here before connect returns. Then connect throws it, and its message"
                + " tells.");
      }
    }
  }

  @Test
  @Order(9)
  @DisplayName("an unresolved address is UNRESOLVED, and nobody is called")
  void unresolved(Submission submission) {
    try (Act peer = submission.host().named("a listener").start()) {
      outcome(
          submission,
          "UNRESOLVED",
          InetSocketAddress.createUnresolved("localhost", peer.address().getPort()),
          LIMIT,
          "The address is an unresolved one",
          "Ask the address whether it is resolved before you give it to a socket.");
    }
  }

  @Test
  @Order(10)
  @DisplayName("V6: an IPv6 address is an address")
  void v6(Submission submission) {
    assumeTrue(Loopback.v6().isPresent(), "this machine has no IPv6");
    connects(
        submission,
        Peer.listen(Loopback.v6().orElseThrow()).within(submission.patience()).named("V6"),
        "Somebody listens on ::1");
  }

  @Test
  @Order(11)
  @DisplayName("an address that cannot be connected to is OTHER")
  void other(Submission submission) {
    InetSocketAddress everybody = new InetSocketAddress("127.255.255.255", 7000);
    assumeTrue(isUnreachable(everybody), "this machine takes 127.255.255.255 for a plain address");
    outcome(
        submission,
        "OTHER",
        everybody,
        LIMIT,
        "127.255.255.255 means all of a network, and TCP cannot connect to that",
        "Not every failure is a refusal: catch the special exceptions, and the general one last.");
  }

  @Test
  @Order(12)
  @DisplayName("after 200 calls nothing is left open")
  void leavesNothing(Submission submission) {
    Host host = submission.host().named("a listener").hangUp();
    for (int i = 0; i < ROUNDS; i++) {
      host = host.nextCaller().hangUp();
    }
    try (DeadEnd closed = DeadEnd.refused();
        DeadEnd silent = DeadEnd.blackhole();
        Act peer = host.start()) {
      InetSocketAddress unresolved = InetSocketAddress.createUnresolved("localhost", 9);
      Duration little = Duration.ofMillis(1);
      submission.call("tryConnect", peer.address(), LIMIT).ends(LEAVES, CATCH);
      submission.call("tryConnect", closed.address(), LIMIT).ends(LEAVES, CATCH);
      int before = submission.outside().descriptors();
      for (int i = 0; i < ROUNDS; i++) {
        submission.call("tryConnect", peer.address(), LIMIT).returns(LEAVES, CATCH);
        submission.call("tryConnect", closed.address(), LIMIT).returns(LEAVES, CATCH);
        submission.call("tryConnect", silent.address(), little).returns(LEAVES, CATCH);
        submission.call("tryConnect", unresolved, LIMIT).returns(LEAVES, CATCH);
      }
      submission
          .outside()
          .settles(
              () -> submission.outside().descriptors() <= before + ROUNDS / 2,
              "After 200 calls `tryConnect` has left many sockets or files open.",
              "Close whatever you opened, also when connect throws: try-with-resources does it.",
              () -> submission.outside().descriptors() - before + " more are open than before");
    }
  }

  private static final String LEAVES = "One of 200 calls did not return an outcome.";
  private static final String CATCH = "Catch what connect throws.";

  /** The peer is called, hung up on without a word, and the outcome is CONNECTED. */
  private static void connects(Submission submission, Host host, String happened) {
    try (Act peer = host.thenGone().start()) {
      outcome(
          submission,
          "CONNECTED",
          peer.address(),
          LIMIT,
          happened,
          "If connect returns, it has connected.");
      submission
          .check(peer)
          .when(
              happened + ", `tryConnect` has returned, and its connection is still open.",
              "Close the socket on every path: make it the resource of a try.",
              Miss.Kind.STILL_OPEN)
          .otherwise(
              happened + ", and did not see a connection that was opened and closed.",
              "Connect, send nothing, close.");
    }
  }

  private static void outcome(
      Submission submission,
      String expected,
      InetSocketAddress address,
      Duration limit,
      String happened,
      String next) {
    Duration most = limit.equals(SHORT) ? SHORT.plus(MARGIN) : Duration.ofSeconds(1);
    Call call = submission.call("tryConnect", address, limit).within(most);
    Optional<Thrown> thrown =
        call.ends(happened + ", and `tryConnect` did not return in time.", next);
    if (thrown.isPresent()) {
      call.returns(happened + ", and `tryConnect` threw an exception.", next);
    }
    submission.same(
        submission.constant("Outcome", expected),
        call.returns(happened, next),
        happened + ", and the outcome is not " + expected + ".",
        next);
  }

  /** Whether a connect is refused by the system itself, not by a port. */
  private static boolean isUnreachable(InetSocketAddress address) {
    try (SocketChannel channel = SocketChannel.open()) {
      channel.connect(address);
      return false;
    } catch (ConnectException refused) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static void assumeBlackhole() {
    assumeTrue(
        System.getProperty("os.name", "").startsWith("Linux"),
        "on this system a full queue is not silent");
  }
}
