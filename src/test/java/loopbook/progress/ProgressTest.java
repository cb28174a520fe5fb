package loopbook.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import loopbook.course.ExampleKey;
import loopbook.course.Form;
import loopbook.progress.Fact.Answer;
import loopbook.progress.Fact.Hints;
import loopbook.progress.Fact.Mark;
import loopbook.progress.Fact.Passed;
import loopbook.progress.Fact.Place;
import loopbook.progress.Fact.Ran;
import loopbook.progress.Fact.Read;
import loopbook.progress.Fact.Setting;
import loopbook.progress.Fact.Solution;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  static final List<Fact> ONE_OF_EACH =
      List.of(
          new Place("L2.3", 7, NOON),
          new Read("L2.2", NOON.plusMillis(5)),
          new Answer("L2.3", 1, Mark.RIGHT, "a2, b1, c3", NOON),
          new Answer("L2.3", 2, Mark.OPEN, "", NOON),
          new Ran(new ExampleKey("D0.E5", Form.AS_WRITTEN), NOON),
          new Ran(new ExampleKey("X0.1a", Form.ONLY), NOON),
          new Hints("EX04", 2, NOON),
          new Passed("EX04", NOON),
          new Solution("EX04", NOON),
          new Setting("live", "off", NOON));

  @Test
  void everyFactSurvivesItsLine() {
    for (Fact fact : ONE_OF_EACH) {
      assertThat(Line.parse(Line.of(fact))).as(Line.of(fact)).contains(fact);
    }
  }

  @Test
  void aDamagedLineIsNoFact() {
    for (Fact fact : ONE_OF_EACH) {
      String line = Line.of(fact);
      assertThat(Line.parse(line.substring(1))).as(line).isEmpty();
      assertThat(Line.parse(line.replace(":", ""))).as(line).isEmpty();
      assertThat(Line.parse(line.toUpperCase(java.util.Locale.ROOT))).as(line).isEmpty();
    }
    assertThat(Line.parse("")).isEmpty();
    assertThat(Line.parse("2026-03-01T12:00:00Z place L2.3 -1")).isEmpty();
    assertThat(Line.parse("2026-03-01T12:00:00Z place L2.3 seven")).isEmpty();
    assertThat(Line.parse("2026-03-01T12:00:00Z passed EX04 extra")).isEmpty();
    assertThat(Line.parse("2026-03-01T12:00:00Z run D0.E5 broken")).isEmpty();
  }

  @Test
  void anAnswerStaysOnOneLine() {
    Answer answer = new Answer("L2.3", 1, Mark.WRONG, " two\r\nlines\tand \u001b[31mred ", NOON);
    assertThat(Line.of(answer)).doesNotContain("\n", "\r", "\u001b");
    assertThat(Line.parse(Line.of(answer))).contains(answer);
  }

  @Test
  void anIdIsOneWord() {
    assertThatThrownBy(() -> new Passed("EX 04", NOON)).hasMessageContaining("EX 04");
  }

  @Test
  void whatWasReachedFirstOrMostOrLastCounts() {
    Progress progress =
        Progress.of(
            List.of(
                new Passed("EX04", NOON.plusSeconds(60)),
                new Passed("EX04", NOON),
                new Hints("EX04", 3, NOON),
                new Hints("EX04", 1, NOON.plusSeconds(60)),
                new Answer("L1.1", 1, Mark.WRONG, "a", NOON),
                new Answer("L1.1", 1, Mark.RIGHT, "b", NOON.plusSeconds(60)),
                new Place("L1.1", 9, NOON),
                new Place("L1.1", 4, NOON.plusSeconds(60)),
                new Place("L1.2", 1, NOON.plusSeconds(30))));
    assertThat(progress.passed("EX04")).map(Passed::at).contains(NOON);
    assertThat(progress.hints("EX04")).isEqualTo(3);
    assertThat(progress.answer("L1.1", 1)).map(Answer::mark).contains(Mark.RIGHT);
    assertThat(progress.answers(Mark.RIGHT)).isEqualTo(1);
    assertThat(progress.answers(Mark.WRONG)).isZero();
    assertThat(progress.place()).map(Place::lesson).contains("L1.1");
    assertThat(progress.place("L1.1")).map(Place::pieces).contains(4);
  }

  /** The two shells' promise rests on this: the order of merging does not matter. */
  @Test
  void mergingHasNoOrder() {
    Random random = new Random(7);
    List<Fact> facts = new ArrayList<>(ONE_OF_EACH);
    for (int i = 0; i < 60; i++) {
      Instant at = NOON.plusMillis(random.nextInt(4));
      facts.add(new Place("L2.3", random.nextInt(9), at));
      facts.add(new Answer("L2.3", 1, Mark.values()[random.nextInt(4)], "a" + i % 3, at));
      facts.add(new Hints("EX04", random.nextInt(5), at));
      facts.add(new Passed("EX04", at));
    }
    Progress expected = Progress.of(facts);
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(facts, random);
      int cut = random.nextInt(facts.size());
      Progress left = Progress.of(facts.subList(0, cut));
      Progress right = Progress.of(facts.subList(cut, facts.size()));
      assertThat(left.with(right)).isEqualTo(expected);
      assertThat(right.with(left).with(left)).isEqualTo(expected);
    }
  }
}
