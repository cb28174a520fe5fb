package ex19;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loopbook.judge.call.Answer;
import loopbook.judge.call.Constant;
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
import loopbook.peer.Content;
import loopbook.peer.DeadEnd;
import loopbook.peer.Host;
import loopbook.peer.Miss;
import loopbook.peer.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class CancellableCallHidden {
  private static final int RACES = 100;
  private static final String CLOSE =
      "Let the future tell you that it is complete (whenComplete), and close the socket then: that"
          + " wakes whatever waits on it.";
  private static final String AT_ONCE =
      "Start a thread that does the work, and return the future that it will complete.";

  @Test
  @Order(1)
  @DisplayName("a future at once, the bytes later")
  void answer(Submission submission, Inputs inputs) {
    Moment returned = Moment.named("returned");
    Content content = Content.bytes(inputs.bytes(60_000));
    try (Act server =
        patient(submission, "a server that takes its time")
            .await(returned)
            .sendPieces(content.part(0, 3), content.part(3, content.length()))
            .halfClose()
            .thenGone()
            .start()) {
      Remote future = fetch(submission, server.address());
      submission.same(
          false, future.get("isDone"), "Nothing has come yet, and the future is done.", AT_ONCE);
      returned.reach();
      bytes(submission, future, content);
      submission
          .check(server)
          .otherwise(
              "The future has its bytes, and the connection is still open.",
              "Close the socket when the end of the stream has come.");
    }
    try (Act server = patient(submission, "EARLY").hangUp().start()) {
      bytes(submission, fetch(submission, server.address()), Content.text(""));
    }
    nothingLeft(submission, "The call has succeeded");
  }

  @Test
  @Order(2)
  @DisplayName("SILENT: cancelled while it waits for a byte")
  void silent(Submission submission) {
    for (boolean mayInterrupt : new boolean[] {true, false}) {
      try (Act server =
          patient(submission, "SILENT").send("abc").untilConsumed().thenGone().start()) {
        Remote future = fetch(submission, server.address());
        server.connected();
        cancelled(submission, future, mayInterrupt);
        submission
            .check(server)
            .otherwise(
                "The call was cancelled while it waited for a byte, and the connection stayed open.",
                CLOSE);
        agrees(submission, future);
      }
    }
    nothingLeft(submission, "The call was cancelled while it waited for a byte");
  }

  @Test
  @Order(3)
  @DisplayName("SLOWDRIP: cancelled while bytes come")
  void slowDrip(Submission submission) {
    try (Act server =
        patient(submission, "SLOWDRIP")
            .dripSlowly(Content.repeat("x", 100), Duration.ofMillis(50))
            .thenGone()
            .start()) {
      Remote future = fetch(submission, server.address());
      server.connected();
      cancelled(submission, future, true);
      submission
          .check(server)
          .otherwise("The call was cancelled while bytes came, and went on reading.", CLOSE);
      agrees(submission, future);
    }
    nothingLeft(submission, "The call was cancelled while bytes came");
  }

  @Test
  @Order(4)
  @DisplayName("several at a time: cancelling one leaves the others alone")
  void several(Submission submission, Inputs inputs) {
    String answer = inputs.words(2) + " ";
    Moment go = Moment.named("go");
    List<Act> servers = new ArrayList<>();
    List<Remote> futures = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        Host host = patient(submission, "server " + i + " of 4");
        servers.add(
            (i == 2 ? host.thenGone() : host.await(go).send(answer + i).halfClose().thenGone())
                .start());
        futures.add(fetch(submission, servers.get(i).address()));
      }
      servers.forEach(Act::connected);
      cancelled(submission, futures.get(2), true);
      submission
          .check(servers.get(2))
          .otherwise(
              "One of four calls was cancelled, and its connection stayed open.",
              "Close the socket of this very call: each has one of its own, and nothing of it is"
                  + " static.");
      go.reach();
      for (int i = 0; i < 4; i++) {
        if (i != 2) {
          bytes(submission, futures.get(i), Content.text(answer + i));
        }
      }
      for (Act server : servers) {
        submission
            .check(server)
            .when(
                "Four calls were under way, and not all of them connected.",
                "Give each call a thread of its own.",
                Miss.Kind.NO_CALLER)
            .otherwise(
                "Four calls were under way, and one of them was not ended in an orderly way.",
                "Each call has a socket of its own; nothing of it is static.");
      }
    } finally {
      servers.forEach(Act::close);
    }
    nothingLeft(submission, "Four calls are over");
  }

  @Test
  @Order(5)
  @DisplayName("SILENT: the caller completes the future by itself")
  void completed(Submission submission, Inputs inputs) {
    Content own = Content.text(inputs.word());
    Constant millis = new Constant("java.util.concurrent.TimeUnit", "MILLISECONDS");
    try (Act first = patient(submission, "SILENT, and complete").thenGone().start();
        Act second =
            patient(submission, "SILENT, and a timeout of the future").thenGone().start()) {
      Remote one = fetch(submission, first.address());
      Remote other = fetch(submission, second.address());
      first.connected();
      second.connected();
      one.get("complete", (Object) own.kept().head());
      other.get("orTimeout", 1L, millis);
      for (Act act : List.of(first, second)) {
        submission
            .check(act)
            .otherwise(
                "The caller completed the future by itself, and the connection stayed open.",
                "A future is completed in other ways than by cancel, too: do not watch cancel alone.");
      }
      bytes(submission, one, own);
      other
          .call("get")
          .throwing(
              "java.util.concurrent.ExecutionException",
              "The future has timed out, and it does not say so.",
              "Complete the future; never overwrite what it was completed with.");
    }
    nothingLeft(submission, "The caller completed the future by itself");
  }

  @Test
  @Order(6)
  @DisplayName("BLACKHOLE: cancelled while it connects")
  void blackhole(Submission submission) {
    try (DeadEnd nowhere = DeadEnd.blackhole()) {
      connecting(submission, nowhere, 1);
      nothingLeft(submission, "The call was cancelled while it connected");
      int before = submission.outside().descriptors();
      connecting(submission, nowhere, 6);
      nothingLeft(submission, "The calls were cancelled while they connected");
      submission
          .outside()
          .settles(
              () -> submission.outside().descriptors() <= before + 3,
              "Six calls were cancelled while they connected, and sockets are still open.",
              CLOSE,
              () -> submission.outside().descriptors() - before + " more than before");
    }
  }

  @Test
  @Order(7)
  @DisplayName("cancelled at once, before it has begun")
  void atOnce(Submission submission) {
    Host host = patient(submission, "SILENT");
    for (int i = 1; i < RACES; i++) {
      host = host.nextCaller();
    }
    try (Act server = host.start()) {
      Recorded both = fetchAndCancel(submission, server.address());
      for (int i = 0; i < RACES; i++) {
        Remote future = future(submission, both.object().call("call"));
        if (i % 20 == 0) {
          agrees(submission, future);
        }
      }
      nothingLeft(submission, "100 calls were cancelled as soon as `fetch` had returned");
    }
  }

  @Test
  @Order(8)
  @DisplayName("RACE: cancel and completion at the same time")
  void race(Submission submission) {
    try (Act server = patient(submission, "a server that hangs up at once").hangUp().start()) {
      Recorded both = fetchAndCancel(submission, server.address());
      for (int i = 0; i < RACES; i++) {
        future(submission, both.object().call("call"));
        Remote future = fetch(submission, server.address());
        boolean cancelled = Boolean.TRUE.equals(future.get("cancel", true));
        submission.same(
            cancelled,
            future.get("isCancelled"),
            "A future says that it is cancelled, and its cancel said something else, or the reverse.",
            "Leave cancel as it is, and complete the future once.");
        if (!cancelled) {
          bytes(submission, future, Content.text(""));
        }
      }
      nothingLeft(submission, "200 calls were over or cancelled");
    }
  }

  @Test
  @Order(9)
  @DisplayName("cancelling after success changes nothing")
  void afterwards(Submission submission, Inputs inputs) {
    Content content = Content.text(inputs.words(3));
    try (Act server = patient(submission, "a server").send(content).hangUp().start()) {
      Remote future = fetch(submission, server.address());
      bytes(submission, future, content);
      submission.same(
          false,
          future.get("cancel", true),
          "The call had succeeded, and `cancel` said that it had cancelled it.",
          "Complete the future with the bytes when you have them.");
      bytes(submission, future, content);
    }
    nothingLeft(submission, "The call has succeeded");
  }

  @Test
  @Order(10)
  @DisplayName("REFUSED and RST: the future fails with the IOException")
  void fails(Submission submission) {
    try (DeadEnd closed = DeadEnd.refused()) {
      failed(submission, fetch(submission, closed.address()), "Nobody listens");
    }
    try (Act server = patient(submission, "RST").send("ab").untilConsumed().reset().start()) {
      failed(submission, fetch(submission, server.address()), "The server reset the connection");
    }
    nothingLeft(submission, "The call has failed");
  }

  @Test
  @Order(11)
  @DisplayName("it waits without work")
  void idles(Submission submission) {
    try (Act server = patient(submission, "SILENT").thenGone().start()) {
      Remote future = fetch(submission, server.address());
      server.connected();
      submission
          .outside()
          .idles(
              Duration.ofMillis(200),
              "`fetch` keeps the processor busy while nothing comes.",
              "Let read wait for you; do not ask again and again.");
      cancelled(submission, future, true);
      submission
          .check(server)
          .otherwise("The call was cancelled, and its connection stayed open.", CLOSE);
    }
    nothingLeft(submission, "The call was cancelled");
  }

  private static Host patient(Submission submission, String name) {
    return submission.host().named(name).within(submission.scaled(Duration.ofSeconds(2)));
  }

  private static Remote fetch(Submission submission, InetSocketAddress server) {
    return future(submission, submission.call("fetch", server));
  }

  private static Remote future(Submission submission, Call fetch) {
    Object future = fetch.returns("`fetch` did not return a future at once.", AT_ONCE);
    if (future instanceof Remote remote) {
      return remote;
    }
    throw submission.fail("`fetch` returned no future.", "Return a CompletableFuture.");
  }

  /** Calls fetch, and cancels the future before anybody else can do anything. */
  private static Recorded fetchAndCancel(Submission submission, InetSocketAddress server) {
    return submission.callback(
        "java.util.concurrent.Callable",
        new Answer.Made(
            new Operation.CallStatic("CancellableCall", "fetch", List.of(server)),
            List.of(new Operation.CallOn(Handle.IT, "cancel", List.of(true)))));
  }

  /** Begins some calls, and cancels them when each of them has its socket. */
  private static void connecting(Submission submission, DeadEnd nowhere, int count) {
    int before = submission.outside().descriptors();
    List<Remote> futures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      futures.add(fetch(submission, nowhere.address()));
    }
    submission
        .outside()
        .settles(
            () -> calls(submission, nowhere, before) >= count,
            "`fetch` has returned, and no connection is being made.",
            AT_ONCE,
            () -> calls(submission, nowhere, before) + " connections");
    for (Remote future : futures) {
      cancelled(submission, future, true);
      agrees(submission, future);
    }
  }

  /** How many connections are being made; where that cannot be seen, what else was opened. */
  private static int calls(Submission submission, DeadEnd nowhere, int before) {
    int opened = before == 0 ? Integer.MAX_VALUE : submission.outside().descriptors() - before;
    return submission.outside().calling(nowhere.address().getPort()).orElse(opened);
  }

  private static void cancelled(Submission submission, Remote future, boolean mayInterrupt) {
    submission.same(
        true,
        future.get("cancel", mayInterrupt),
        "The call was under way, and `cancel` said that it was over.",
        "Complete the future only when the end of the stream has come, or with what failed.");
  }

  private static void agrees(Submission submission, Remote future) {
    future
        .call("get")
        .throwing(
            "java.util.concurrent.CancellationException",
            "The call was cancelled, and its future does not say so.",
            "Complete the future; never overwrite what it was completed with.");
  }

  private static void bytes(Submission submission, Remote future, Content expected) {
    Object bytes =
        future
            .call("get")
            .returns(
                "The server had sent all, and the future was not completed with it.",
                "When read returns -1, complete the future with all bytes that came.");
    submission.same(
        expected.kept().head(),
        bytes,
        "The future was completed with other bytes than those that were sent.",
        "Read up to the end of the stream; one read may give less.");
  }

  private static void failed(Submission submission, Remote future, String happened) {
    String next = "Catch the IOException of connect or read, and complete the future with it.";
    Thrown thrown =
        future
            .call("get")
            .throwing(
                "java.util.concurrent.ExecutionException",
                happened + ", and the future was not completed exceptionally.",
                next);
    if (thrown.cause() == null || !thrown.cause().is("java.io.IOException")) {
      throw submission.fail(
          happened + ", and the future was completed with something else than the IOException.",
          next);
    }
  }

  private static void nothingLeft(Submission submission, String happened) {
    submission
        .outside()
        .settles(
            () -> submission.outside().newThreads().isEmpty(),
            happened + ", and threads are still running.",
            "The socket must exist before anybody can cancel, and end the thread that waits on it;"
                + " a pool keeps its threads.",
            () -> {
              List<String> names = submission.outside().newThreads();
              return names.size() + " threads, such as " + names.stream().findFirst().orElse("");
            });
  }
}
