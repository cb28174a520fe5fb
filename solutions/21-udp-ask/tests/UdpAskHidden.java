package ex21;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Content;
import loopbook.peer.Letter;
import loopbook.peer.Mail;
import loopbook.peer.Miss;
import loopbook.peer.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class UdpAskHidden {
  private static final int ID = 4;

  /** So long that nobody sends twice what is answered at once. */
  private static final Duration LONG = Duration.ofSeconds(1);

  private static final Duration SHORT = Duration.ofMillis(100);

  /** Beside its tries: 250 ms are the task's, the rest is for the start of a program. */
  private static final Duration REST = Duration.ofMillis(1000);

  /** So long a server goes on that is not to end before `ask` does. */
  private static final Duration ON_AND_ON = Duration.ofSeconds(3);

  private static final String BEHIND_THE_ID =
      "A reply is 4 bytes of id and the answer: return what stands behind the id, as many bytes as"
          + " came.";

  @Test
  @Order(1)
  @DisplayName("a question is sent behind an id, its answer returned")
  void answered(Submission submission, Inputs inputs) {
    exchange(
        submission,
        submission.mailbox().named("a server"),
        Content.text(inputs.words(3) + "?"),
        Content.text(inputs.word(14)));
  }

  @Test
  @Order(2)
  @DisplayName("EMPTY and LONG: nothing at all, and as much as a datagram holds")
  void sizes(Submission submission, Inputs inputs) {
    exchange(submission, submission.mailbox().named("EMPTY"), Content.text(""), Content.text(""));
    for (int size : new int[] {1025, 8193, Mail.MOST - ID}) {
      exchange(
          submission,
          submission.mailbox().named("LONG, an answer of " + size + " bytes"),
          Content.bytes(inputs.bytes(3000)),
          Content.bytes(inputs.bytes(size)));
    }
  }

  @Test
  @Order(3)
  @DisplayName("LOSSY: the first two requests get lost")
  void lossy(Submission submission, Inputs inputs) {
    Content answer = Content.text(inputs.words(2));
    Mail lossy = submission.mailbox().named("LOSSY, the first two requests get lost");
    try (Act server = lossy.hear().hear().hear().answer(reply(answer)).start()) {
      Call ask = ask(submission, server, Content.text("well?"), 10, SHORT);
      submission
          .check(server)
          .otherwise(
              "A request got lost, and was not sent again.",
              "Give receive a limit, and send the request again when that has passed.");
      List<byte[]> requests = received(server);
      for (byte[] request : requests) {
        submission.same(
            requests.get(0),
            request,
            "A request was sent again, but not as it was the first time.",
            "Make the request once, before the first try, and send the same bytes each time.");
      }
      gets(
          submission,
          answer,
          ask.returns(
              "The third request was answered, and `ask` did not return.",
              "Return as soon as there is a reply that counts."),
          "The third request was answered, and `ask` did not return that answer.",
          BEHIND_THE_ID);
    }
  }

  @Test
  @Order(4)
  @DisplayName("SILENT: nobody answers, and after so many tries there is nothing")
  void silent(Submission submission) {
    Moment over = Moment.named("over");
    Mail silent = submission.mailbox().named("SILENT").within(submission.scaled(ON_AND_ON));
    try (Act server = silent.hear().hear().hear().await(over).thenNothing().start()) {
      long start = System.nanoTime();
      Object got =
          ask(submission, server, Content.text("well?"), 3, SHORT)
              .within(SHORT.multipliedBy(3).plus(REST))
              .returns(
                  "Nobody answers; three tries of 100 ms were over, and `ask` returned no empty"
                      + " Optional.",
                  "A timeout ends one try; after the last one return Optional.empty().");
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      over.reach();
      submission.same(
          Optional.empty(),
          got,
          "Nobody answered, and `ask` returned something else than an empty Optional.",
          "After the last try return Optional.empty().");
      submission
          .check(server)
          .when(
              "`ask` was to try three times, and sent fewer requests.",
              "Send at the beginning of each try.",
              Miss.Kind.NOBODY_WROTE)
          .when(
              "`ask` was to try three times, and sent more requests.",
              "Count the first request, too.",
              Miss.Kind.EXTRA_DATAGRAM)
          .otherwise("The server was not asked three times.", "Send once in each try.");
      if (took.compareTo(submission.scaled(SHORT).multipliedBy(3).minusMillis(30)) < 0) {
        throw submission.fail(
            "`ask` gave up before three tries could have been over.",
            "Wait for a reply up to `each` in every try, in the last one, too.");
      }
    }
  }

  @Test
  @Order(5)
  @DisplayName("STRANGER: a reply from another port does not count")
  void stranger(Submission submission, Inputs inputs) {
    Content answer = Content.text("from " + inputs.word(10));
    Mail asked = submission.mailbox().named("STRANGER, with the right id").hear();
    try (Act server =
        asked
            .strangerAnswers(reply(Content.text("from a stranger")))
            .answer(reply(answer))
            .start()) {
      Call ask = ask(submission, server, Content.text("who are you?"), 3, LONG);
      cameToTheServer(submission, server);
      gets(
          submission,
          answer,
          ask.returns(
              "A stranger answered before the server did, and `ask` did not return.",
              "Ignore what a stranger sent, and go on waiting for the server's reply."),
          "A stranger answered before the server did, and `ask` did not return the server's"
              + " answer.",
          "A packet says where it came from: compare address and port with the server's.");
    }
  }

  @Test
  @Order(6)
  @DisplayName("STALE: what has another id, or none, does not count")
  void wrongId(Submission submission, Inputs inputs) {
    Content answer = Content.text(inputs.word(10));
    Mail asked =
        submission
            .mailbox()
            .named("STALE")
            .hear()
            .answer(request -> Content.text(""))
            .answer(request -> Content.bytes(Arrays.copyOf(request.bytes(), ID - 1)));
    for (int i = 0; i < ID; i++) {
      int changed = i;
      asked =
          asked.answer(
              request -> {
                byte[] id = Arrays.copyOf(request.bytes(), ID);
                id[changed] ^= 0x55;
                return Content.join(Content.bytes(id), Content.text("another answer"));
              });
    }
    try (Act server = asked.answer(reply(answer)).start()) {
      Call ask = ask(submission, server, Content.text("well?"), 3, LONG);
      cameToTheServer(submission, server);
      gets(
          submission,
          answer,
          ask.returns(
              "Datagrams that are no replies came before the reply, and `ask` did not return that.",
              "What is shorter than an id, or has another one, is ignored: go on waiting."),
          "Datagrams with another id came before the reply, and `ask` did not return the reply.",
          "Compare all 4 bytes of the id with the request's.");
    }
  }

  @Test
  @Order(7)
  @DisplayName("DUP and STALE: what belongs to an earlier call does not count for the next one")
  void earlierCall(Submission submission, Inputs inputs) {
    Content one = Content.text(inputs.word(5));
    Content two = Content.text(inputs.word(6));
    AtomicReference<Letter> first = new AtomicReference<>();
    Mail twice =
        submission
            .mailbox()
            .named("DUP and STALE")
            .hear()
            .answer(
                request -> {
                  first.set(request);
                  return after(request, one);
                })
            .answer(reply(one))
            .hear()
            .answer(request -> after(first.get(), one))
            .answer(reply(two));
    try (Act server = twice.start()) {
      String next = "Take a new id for each call, and compare all of its 4 bytes.";
      gets(
          submission,
          one,
          ask(submission, server, Content.text(inputs.word(3) + "?"), 3, LONG)
              .returns("The first call did not return its answer.", BEHIND_THE_ID),
          "The first call did not return its answer.",
          BEHIND_THE_ID);
      Call ask = ask(submission, server, Content.text(inputs.word(3) + "?"), 3, LONG);
      cameToTheServer(submission, server);
      gets(
          submission,
          two,
          ask.returns(
              "A reply to an earlier call came before the right one, and `ask` did not return.",
              next),
          "A reply to an earlier call came before the right one, and `ask` did not return the right"
              + " one.",
          next);
    }
  }

  @Test
  @Order(8)
  @DisplayName("STRANGER and STALE without end do not make the wait any longer")
  void strays(Submission submission) {
    Moment over = Moment.named("over");
    Duration every = Duration.ofMillis(10);
    Mail wrong = submission.mailbox().named("STALE, one every 10 ms").hear();
    givesUp(
        submission,
        wrong.answerOnAndOn(
            request -> Content.join(Content.text("!"), Content.bytes(request.bytes())),
            every,
            over),
        "Datagrams with another id come all the time");
    Mail stranger = submission.mailbox().named("STRANGER, one every 10 ms").hear();
    givesUp(
        submission,
        stranger.strangerFloods(reply(Content.text("from a stranger")), every, over),
        "Datagrams from a stranger come all the time");
  }

  private static void givesUp(Submission submission, Mail script, String happens) {
    try (Act server = script.within(submission.scaled(ON_AND_ON)).start()) {
      Object got =
          ask(submission, server, Content.text("well?"), 2, SHORT)
              .within(SHORT.multipliedBy(2).plus(REST))
              .returns(
                  happens + ", and `ask` did not give up after two tries of 100 ms.",
                  "Note when a try is over before its first receive; each receive may only wait for"
                      + " what is left.");
      submission.same(
          Optional.empty(),
          got,
          happens + ", and `ask` returned one of them.",
          "Only what comes from the server and has the right id counts.");
    }
  }

  @Test
  @Order(9)
  @DisplayName("REFUSED: a port that nobody has is a failed try")
  void refused(Submission submission) {
    try (Act nobody = submission.mailbox().named("REFUSED").vanish().start()) {
      nobody.all();
      Object got =
          ask(submission, nobody, Content.text("anybody?"), 3, SHORT)
              .within(SHORT.multipliedBy(3).plus(REST))
              .returns(
                  "Nobody has the server's port, and `ask` did not return an empty Optional.",
                  "If the system reports that the port is unreachable, by receive or by send, that"
                      + " try has failed: go on with the next one.");
      submission.same(
          Optional.empty(),
          got,
          "Nobody has the server's port, and `ask` returned something else than an empty Optional.",
          "After the last try return Optional.empty().");
    }
  }

  @Test
  @Order(10)
  @DisplayName("its socket is closed, its threads have ended")
  void closes(Submission submission, Inputs inputs) {
    exchange(
        submission,
        submission.mailbox().named("a server"),
        Content.text(inputs.word(3) + "?"),
        Content.text(inputs.word(3)));
    int before = submission.outside().descriptors();
    for (int i = 0; i < 4; i++) {
      exchange(
          submission,
          submission.mailbox().named("a server"),
          Content.text("well?"),
          Content.text(inputs.word(4)));
    }
    leavesNothing(submission, before, "Five questions were answered");
    try (Act silent = submission.mailbox().named("SILENT").start()) {
      for (int i = 0; i < 4; i++) {
        ask(submission, silent, Content.text("well?"), 1, Duration.ofMillis(20))
            .returns(
                "Nobody answers, and `ask` did not return an empty Optional.",
                "A timeout ends one try; after the last one return Optional.empty().");
      }
    }
    leavesNothing(submission, before, "Four questions were given up");
  }

  private static void leavesNothing(Submission submission, int before, String happened) {
    submission
        .outside()
        .settles(
            () -> submission.outside().descriptors() < before + 4,
            happened + ", and the sockets are still open.",
            "Close the socket on every path: make it the resource of a try.",
            () -> submission.outside().descriptors() - before + " more files and sockets are open");
    submission
        .outside()
        .settles(
            () -> submission.outside().newThreads().isEmpty(),
            happened + ", and threads are still running.",
            "End the threads that you started: close what they wait for, or shut their pool down.",
            () -> String.join(", ", submission.outside().newThreads()));
  }

  /** One call that is answered at once; looks at request and result. */
  private static void exchange(
      Submission submission, Mail server, Content question, Content answer) {
    try (Act act = server.hear().answer(reply(answer)).start()) {
      Call ask = ask(submission, act, question, 3, LONG);
      cameToTheServer(submission, act);
      byte[] request = received(act).get(0);
      submission.same(
          bytes(question),
          request.length < ID ? request : Arrays.copyOfRange(request, ID, request.length),
          "What came to the server is not 4 bytes of id and then the question.",
          "Put the id and the question into one array, and send exactly that.");
      gets(
          submission,
          answer,
          ask.returns(
              "The server has answered, and `ask` did not return.",
              "Return as soon as there is a reply that counts."),
          "The server has answered, and `ask` did not return its answer.",
          BEHIND_THE_ID);
    }
  }

  private static Call ask(
      Submission submission, Act server, Content question, int tries, Duration each) {
    return submission.call(
        "ask", server.address(), bytes(question), tries, submission.scaled(each));
  }

  private static void cameToTheServer(Submission submission, Act server) {
    submission
        .check(server)
        .otherwise(
            "The server waits for a request, and none came.",
            "Send id and question as one datagram to the address that you were given.");
  }

  private static void gets(
      Submission submission, Content expected, Object got, String message, String next) {
    if (!(got instanceof Optional<?> some && some.orElse(null) instanceof byte[] bytes)) {
      throw submission.fail(message, next);
    }
    submission.same(bytes(expected), bytes, message, next);
  }

  private static List<byte[]> received(Act server) {
    return server.heard().letters().stream()
        .filter(letter -> !letter.sent())
        .map(Letter::bytes)
        .toList();
  }

  private static Function<Letter, Content> reply(Content answer) {
    return request -> after(request, answer);
  }

  /** The id of a request, and an answer. */
  private static Content after(Letter request, Content answer) {
    return Content.join(Content.bytes(Arrays.copyOf(request.bytes(), ID)), answer);
  }

  private static byte[] bytes(Content content) {
    return content.kept().head();
  }
}
