package loopbook.progress;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import loopbook.course.ExampleKey;

/**
 * One thing that the learner has done. Two facts with the same key are merged into one, in any
 * order and as often as one likes with the same result; that is why two shells at once lose nothing
 * of each other.
 */
public sealed interface Fact {
  /** What it is about; one fact is kept for each key. */
  String key();

  /** When it happened, in whole milliseconds. */
  Instant at();

  /**
   * How far a lesson has been read.
   *
   * @param pieces how many of its pieces are open, from 1
   */
  record Place(String lesson, int pieces, Instant at) implements Fact {
    public Place {
      word(lesson);
      notNegative(pieces);
      at = whole(at);
    }

    @Override
    public String key() {
      return "place " + lesson;
    }
  }

  /** A lesson was read to its end, first at that time. */
  record Read(String lesson, Instant at) implements Fact {
    public Read {
      word(lesson);
      at = whole(at);
    }

    @Override
    public String key() {
      return "read " + lesson;
    }
  }

  /**
   * A card was answered.
   *
   * @param card its number among the lesson's cards, from 1
   * @param answer as the learner gave it, one line
   */
  record Answer(String lesson, int card, Mark mark, String answer, Instant at) implements Fact {
    public Answer {
      word(lesson);
      notNegative(card);
      answer = answer.replaceAll("\\p{Cntrl}+", " ").strip();
      at = whole(at);
    }

    @Override
    public String key() {
      return "card " + lesson + " " + card;
    }
  }

  /** What became of an answer. */
  enum Mark {
    /** The run that decides has not taken place. */
    OPEN,
    RIGHT,
    WRONG,
    /** The reader went on without an answer. */
    SKIPPED
  }

  /** An example was run, last at that time. */
  record Ran(ExampleKey example, Instant at) implements Fact {
    public Ran {
      word(example.id());
      at = whole(at);
    }

    @Override
    public String key() {
      return "run " + example;
    }
  }

  /**
   * Hints were read.
   *
   * @param count how many of them, the last one at that time
   */
  record Hints(String exercise, int count, Instant at) implements Fact {
    public Hints {
      word(exercise);
      notNegative(count);
      at = whole(at);
    }

    @Override
    public String key() {
      return "hints " + exercise;
    }
  }

  /** An exercise passed its check, first at that time. */
  record Passed(String exercise, Instant at) implements Fact {
    public Passed {
      word(exercise);
      at = whole(at);
    }

    @Override
    public String key() {
      return "passed " + exercise;
    }
  }

  /** The reference solution was shown, first at that time. */
  record Solution(String exercise, Instant at) implements Fact {
    public Solution {
      word(exercise);
      at = whole(at);
    }

    @Override
    public String key() {
      return "solution " + exercise;
    }
  }

  /**
   * How the learner wants the workbook, chosen last at that time.
   *
   * @param name of what can be set, one word
   * @param value one word
   */
  record Setting(String name, String value, Instant at) implements Fact {
    public Setting {
      word(name);
      word(value);
      at = whole(at);
    }

    @Override
    public String key() {
      return "setting " + name;
    }
  }

  private static void word(String id) {
    if (!id.matches("\\S+")) {
      throw new IllegalArgumentException("an id is one word: \"" + id + "\"");
    }
  }

  private static void notNegative(int number) {
    if (number < 0) {
      throw new IllegalArgumentException("negative: " + number);
    }
  }

  private static Instant whole(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS);
  }
}
