package loopbook.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import loopbook.course.Exercise;
import loopbook.wire.Conversation;
import loopbook.wire.Conversation.Direction;
import loopbook.wire.Event;
import loopbook.wire.Event.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WatchedTest {
  private static final Exercise ECHO = Checkout.exercise("EX04");
  private static Judge judge;

  @BeforeAll
  static void open() {
    judge = new Judge(Jars.of(Checkout.HOME));
  }

  @AfterAll
  static void close() {
    judge.close();
  }

  private static Watched watched(Exercise exercise, String wrong) throws Exception {
    Path source = Checkout.solution(exercise).resolve("wrong").resolve(wrong);
    AtomicReference<Map<String, byte[]>> classes = new AtomicReference<>();
    Result result = judge.check(exercise, source, Judge.USUAL_SEED, keeping(classes));
    String failed = result.firstFailure().orElseThrow().name();
    return judge
        .watch(exercise, classes.get(), Judge.USUAL_SEED, failed, Progress.NONE)
        .orElseThrow();
  }

  private static Progress keeping(AtomicReference<Map<String, byte[]>> classes) {
    return new Progress() {
      @Override
      public void done(int done, int all) {}

      @Override
      public void compiled(Map<String, byte[]> made) {
        classes.set(made);
      }
    };
  }

  /** It writes the whole buffer whatever was read: both sides saw the same bytes go over. */
  @Test
  void bothSidesOfAConnectionAreJoinedByTheirBytes() throws Exception {
    Watched seen = watched(ECHO, "whole-buffer");
    assertThat(seen.test().passed()).isFalse();
    assertThat(seen.whole()).isTrue();
    assertThat(seen.parties()).first().isEqualTo("your code");
    List<Conversation> conversations = Conversation.of(seen.events());
    assertThat(conversations).isNotEmpty();
    for (Direction direction : conversations.get(0).directions()) {
      assertThat(direction.sends()).isNotEmpty();
      assertThat(direction.receives()).isNotEmpty();
      for (Event receive : direction.receives()) {
        assertThat(direction.sendsOf(receive)).isNotEmpty();
      }
    }
    assertThat(seen.compared()).isNotEmpty();
    assertThat(seen.events()).anyMatch(e -> e.kind() == Kind.MOMENT);
  }

  /** Where the program hangs, and at which of its lines, is seen although nothing comes of it. */
  @Test
  void whoNeverClosesIsSeenNotTo() throws Exception {
    Watched seen = watched(ECHO, "never-closes");
    assertThat(seen.test().verdict()).isEqualTo(Verdict.TIMEOUT);
    assertThat(seen.events())
        .filteredOn(e -> e.party().equals("your code"))
        .noneMatch(e -> e.kind() == Kind.CLOSE && e.at().isStream());
    assertThat(seen.events())
        .filteredOn(e -> e.party().equals("your code") && e.at().isStream())
        .anyMatch(e -> e.kind() == Kind.WAIT || e.kind() == Kind.LEFT_OPEN)
        .anyMatch(e -> String.valueOf(e.line()).startsWith("EchoUntilEof.java:"));
  }

  /** A stranger's datagrams come from its own port, and are told from the peer's. */
  @Test
  void datagramsAreJoinedToo() throws Exception {
    Watched seen = watched(Checkout.exercise("EX21"), "any-sender");
    assertThat(seen.events()).anyMatch(e -> e.kind() == Kind.DATAGRAM_RECEIVE);
    assertThat(
            loopbook.wire.Story.of(seen.events()).steps().stream()
                .filter(s -> s.event().kind() == Kind.DATAGRAM_SEND && s.receive() != null))
        .isNotEmpty();
  }
}
