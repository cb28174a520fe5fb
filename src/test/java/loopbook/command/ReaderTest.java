package loopbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loopbook.command.Reader.Step;
import loopbook.command.Reader.Stop;
import loopbook.course.Card;
import loopbook.course.ExampleKey;
import loopbook.course.Form;
import loopbook.course.Lesson;
import loopbook.course.Piece;
import loopbook.progress.Fact;
import loopbook.progress.Progress;
import org.junit.jupiter.api.Test;

class ReaderTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final ExampleKey ECHO = new ExampleKey("D0.E5", Form.AS_WRITTEN);
  private static final ExampleKey REPAIRED = new ExampleKey("D0.E5", Form.REPAIRED);

  private static final Piece INTRO = new Piece.Prose("intro", 1);
  private static final Piece ASK = new Piece.Ask(card());
  private static final Piece RUN = new Piece.Run(ECHO, 9);
  private static final Piece WHY = new Piece.Prose("why", 12);
  private static final Piece AGAIN = new Piece.Run(REPAIRED, 20);
  private static final Piece END = new Piece.Prose("end", 30);

  private static Card card() {
    return new Card(
        Card.Kind.ONE,
        "?",
        List.of(new Card.Choice("a", "x"), new Card.Choice("b", "y")),
        List.of(),
        "b",
        "",
        Optional.of(ECHO),
        List.of(),
        Optional.empty(),
        5);
  }

  private static Lesson lesson(Piece... pieces) {
    return new Lesson(
        "L2.3",
        "Loop",
        Path.of("x.md"),
        List.of(),
        Set.of(),
        List.of(),
        List.of(),
        List.of(pieces),
        List.of());
  }

  private static Lesson lesson() {
    return lesson(INTRO, ASK, RUN, WHY, AGAIN, END);
  }

  @Test
  void aLessonOpensUpToItsFirstCardAndShowsNothingBehindIt() {
    Reader reader = Reader.start(lesson());
    assertThat(reader.visible()).containsExactly(INTRO, ASK);
    assertThat(reader.stop()).contains(new Stop.Question(1, card()));
    assertThat(reader.finished()).isFalse();
  }

  @Test
  void itSaysWhatItWaitsForAndSkipsWhenAskedAgain() {
    Step first = Reader.start(lesson()).next();
    assertThat(first).isInstanceOf(Step.Waits.class);
    assertThat(first.reader().visible()).containsExactly(INTRO, ASK);
    Step second = first.reader().next();
    assertThat(((Step.Shown) second).fresh()).containsExactly(RUN);
    // the next stop is told of anew
    assertThat(second.reader().next()).isInstanceOf(Step.Waits.class);
  }

  @Test
  void anAnswerAndARunOpenWhatFollows() {
    Reader answered = Reader.start(lesson()).answered(1);
    assertThat(answered.stop()).isEmpty();
    assertThat(answered.visible()).as("nothing moves by itself").containsExactly(INTRO, ASK);
    Step shown = answered.next();
    assertThat(((Step.Shown) shown).fresh()).containsExactly(RUN);
    assertThat(shown.reader().example()).contains(ECHO);
    Step rest = shown.reader().ran(ECHO).next();
    assertThat(((Step.Shown) rest).fresh()).containsExactly(WHY, AGAIN);
    assertThat(rest.reader().example()).contains(REPAIRED);
  }

  @Test
  void aRunOfAnotherExampleOpensNothing() {
    Reader reader = Reader.start(lesson(INTRO, RUN, END)).ran(REPAIRED);
    assertThat(reader.stop()).contains(new Stop.Run(ECHO));
    assertThat(reader.next()).isInstanceOf(Step.Waits.class);
  }

  @Test
  void whatWasRunAheadIsNotWaitedFor() {
    Reader reader = Reader.start(lesson(INTRO, ASK, RUN, END)).ran(ECHO).answered(1);
    assertThat(((Step.Shown) reader.next()).fresh()).containsExactly(RUN, END);
    assertThat(reader.next().reader().finished()).isTrue();
  }

  @Test
  void skippingToTheEndEnds() {
    Reader reader = Reader.start(lesson());
    int steps = 0;
    Step step = reader.skip();
    while (!(step instanceof Step.End)) {
      step = step.reader().skip();
      assertThat(++steps).isLessThan(10);
    }
    assertThat(step.reader().finished()).isTrue();
    assertThat(step.reader().visible()).hasSize(6);
  }

  @Test
  void aStopAtTheVeryEndIsWaitedFor() {
    Reader reader = Reader.start(lesson(INTRO, RUN));
    assertThat(reader.finished()).isFalse();
    assertThat(reader.next()).isInstanceOf(Step.Waits.class);
    assertThat(reader.ran(ECHO).finished()).isTrue();
    assertThat(reader.ran(ECHO).next()).isInstanceOf(Step.End.class);
  }

  @Test
  void aLessonIsFoundAsItWasLeft() {
    Progress progress =
        Progress.of(
            List.of(
                new Fact.Place("L2.3", 3, NOON),
                new Fact.Answer("L2.3", 1, Fact.Mark.OPEN, "b", NOON)));
    Reader reader = Reader.resume(lesson(), progress);
    assertThat(reader.visible()).containsExactly(INTRO, ASK, RUN);
    assertThat(reader.stop()).contains(new Stop.Run(ECHO));
    Progress after = progress.with(new Fact.Ran(ECHO, NOON));
    assertThat(Reader.resume(lesson(), after).stop()).isEmpty();
  }

  @Test
  void anEditedLessonThatIsShorterNowIsOpenToItsEnd() {
    Progress progress = Progress.of(List.of(new Fact.Place("L2.3", 60, NOON)));
    assertThat(Reader.resume(lesson(INTRO), progress).finished()).isTrue();
    assertThat(Reader.resume(lesson(), Progress.NONE).visible()).containsExactly(INTRO, ASK);
  }

  @Test
  void aLessonWithoutPiecesHasAnEnd() {
    Reader reader = Reader.start(lesson());
    assertThat(Reader.start(lesson(new Piece[0])).next()).isInstanceOf(Step.End.class);
    assertThat(reader.cards()).hasSize(1);
  }
}
