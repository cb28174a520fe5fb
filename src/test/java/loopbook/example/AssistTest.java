package loopbook.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import loopbook.example.Assist.Completeness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person who types Java is told. */
class AssistTest {
  private static Session session;

  @BeforeAll
  static void open() {
    session = Session.prompt((stream, text) -> {}, new Keyboard());
    session.eval("var socket = new Socket();\nvar words = List.of(\"a\");");
  }

  @AfterAll
  static void close() {
    session.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int x = 4 | COMPLETE",
        "int x = 4; int y = | INCOMPLETE",
        "1 + | INCOMPLETE",
        "try (var s = new Socket()) { | INCOMPLETE",
        "foo( | INCOMPLETE",
        "/* c | INCOMPLETE",
        "String s = \"\"\" | INCOMPLETE",
        "int x = ; | COMPLETE",
        "int a = 1; int b = 2; | COMPLETE",
        "'' | EMPTY",
        "// nothing | EMPTY",
      })
  void finishedOrNot(String text, Completeness expected) {
    assertThat(session.assist().completeness(text)).isEqualTo(expected);
  }

  @Test
  void membersAndTypes() {
    Assist.Completions members = session.assist().completions("socket.getO", 11);
    assertThat(members.anchor()).isEqualTo(7);
    assertThat(members.words()).contains("getOutputStream()", "getOption(");
    assertThat(session.assist().completions("new ServerSo", 12).words())
        .anyMatch(w -> w.startsWith("ServerSocket"));
    assertThat(session.assist().completions("mom", 3).words()).contains("moment(");
  }

  @Test
  void ourOwnClassesDoNotShow() {
    assertThat(session.assist().completions("loopbook.", 9).words())
        .doesNotContain("example.", "wire.");
  }

  @Test
  void documentationHasASignatureAndAText() {
    assertThat(session.assist().documentation("socket.connect(", 15))
        .hasSize(2)
        .allSatisfy(
            d -> {
              assertThat(d.signature()).contains("connect(");
              assertThat(d.text()).containsIgnoringCase("connect");
            });
    assertThat(session.assist().documentation("new ServerSocket(", 17))
        .isNotEmpty()
        .allSatisfy(d -> assertThat(d.text()).isNotBlank());
  }

  @Test
  void thereIsNoHelpWhileATextRunsAndNobodyWaitsForIt() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    try (Session busy = Session.prompt((stream, text) -> running.countDown(), new Keyboard())) {
      CompletableFuture<Reply> reply =
          CompletableFuture.supplyAsync(
              () -> busy.eval("System.out.println(\"on\"); new CountDownLatch(1).await();"));
      assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(busy.assist().completions("\"\".le", 5).words()).isEmpty();
      assertThat(busy.assist().documentation("System.exit(", 12)).isEmpty();
      assertThat(busy.assist().completeness("foo(")).isEqualTo(Completeness.COMPLETE);
      busy.stop();
      reply.get(30, TimeUnit.SECONDS);
      assertThat(busy.assist().completeness("foo(")).isEqualTo(Completeness.INCOMPLETE);
    }
  }

  @RepeatedTest(5)
  void whoTypesAtOnceDoesNotMeetTheWarmingUp() throws Exception {
    try (Session fresh = Session.prompt((stream, text) -> {}, new Keyboard())) {
      CompletableFuture<Void> warm =
          CompletableFuture.runAsync(fresh::warmUp, task -> new Thread(task, "warm-up").start());
      Reply reply = fresh.eval("int run = 5;\nint quit = run + 1;\nquit");
      assertThat(reply.parts()).hasSize(3).allMatch(part -> part.outcome().goesOn());
      warm.get(30, TimeUnit.SECONDS);
    }
  }
}
