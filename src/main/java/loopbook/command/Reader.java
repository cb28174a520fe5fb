package loopbook.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loopbook.course.Card;
import loopbook.course.ExampleKey;
import loopbook.course.Lesson;
import loopbook.course.Piece;
import loopbook.progress.Progress;

/**
 * A lesson and how far it is open. It stops after a card that is not answered and at a run that has
 * not taken place; what follows stays folded until then, or until the reader skips it.
 *
 * @param open how many of the lesson's pieces are open
 * @param answered the cards that were answered or skipped, by their number in the lesson from 1
 * @param ran the examples that were run, in this lesson or ahead of it
 * @param told whether the reader was told what the lesson waits for, since the last step
 */
public record Reader(
    Lesson lesson, int open, Set<Integer> answered, Set<ExampleKey> ran, boolean told) {
  public Reader {
    answered = Set.copyOf(answered);
    ran = Set.copyOf(ran);
    if (open < 0 || open > lesson.pieces().size()) {
      throw new IllegalArgumentException(
          lesson.id() + " has " + lesson.pieces().size() + " pieces, not " + open);
    }
  }

  /** What the lesson waits for. */
  public sealed interface Stop {
    /** An answer. */
    record Question(int number, Card card) implements Stop {}

    /** A run. */
    record Run(ExampleKey example) implements Stop {}
  }

  /** What a step came to. */
  public sealed interface Step {
    /** The lesson as it is now. */
    Reader reader();

    /** These pieces are open now that were not before. */
    record Shown(Reader reader, List<Piece> fresh) implements Step {
      public Shown {
        fresh = List.copyOf(fresh);
      }
    }

    /** Nothing moved: the lesson waits for this. Asking once more skips it. */
    record Waits(Reader reader, Stop stop) implements Step {}

    /** All was open already. */
    record End(Reader reader) implements Step {}
  }

  /** A lesson that was never opened, open up to its first stop. */
  public static Reader start(Lesson lesson) {
    return new Reader(lesson, 0, Set.of(), Set.of(), false).onward();
  }

  /** A lesson as it was left; one that was never opened is opened up to its first stop. */
  public static Reader resume(Lesson lesson, Progress progress) {
    Set<Integer> answered = new HashSet<>();
    int cards = (int) lesson.pieces().stream().filter(Piece.Ask.class::isInstance).count();
    for (int card = 1; card <= cards; card++) {
      if (progress.answer(lesson.id(), card).isPresent()) {
        answered.add(card);
      }
    }
    Set<ExampleKey> ran = new HashSet<>();
    for (Piece piece : lesson.pieces()) {
      if (piece instanceof Piece.Run run && progress.ran(run.example()).isPresent()) {
        ran.add(run.example());
      }
    }
    int open = progress.place(lesson.id()).map(p -> p.pieces()).orElse(0);
    // an edited lesson may be shorter than it was
    open = Math.min(open, lesson.pieces().size());
    Reader reader = new Reader(lesson, open, answered, ran, false);
    return open == 0 ? reader.onward() : reader;
  }

  /** The pieces that are open. */
  public List<Piece> visible() {
    return lesson.pieces().subList(0, open);
  }

  /** Whether the last piece is open and nothing is waited for. */
  public boolean finished() {
    return open == lesson.pieces().size() && stop().isEmpty();
  }

  /** What the lesson waits for before it goes on. */
  public Optional<Stop> stop() {
    return open == 0 ? Optional.empty() : stopAt(open - 1);
  }

  /** Goes on; at a stop says so first, and skips it when asked again. */
  public Step next() {
    Optional<Stop> stop = stop();
    if (stop.isPresent() && !told) {
      return new Step.Waits(new Reader(lesson, open, answered, ran, true), stop.get());
    }
    return skip();
  }

  /** Goes on without what is waited for. */
  public Step skip() {
    Reader past = stop().map(this::past).orElse(this);
    if (past.open == lesson.pieces().size()) {
      return new Step.End(past);
    }
    Reader on = past.onward();
    return new Step.Shown(on, lesson.pieces().subList(open, on.open));
  }

  /** Whether the example was run, or skipped, so that the lesson no longer waits for it. */
  public boolean isPast(ExampleKey example) {
    return ran.contains(example);
  }

  /** After the card of that number was answered. */
  public Reader answered(int card) {
    Set<Integer> all = new HashSet<>(answered);
    all.add(card);
    return new Reader(lesson, open, all, ran, false);
  }

  /** After the example was run. */
  public Reader ran(ExampleKey example) {
    Set<ExampleKey> all = new HashSet<>(ran);
    all.add(example);
    return new Reader(lesson, open, answered, all, false);
  }

  /** The lesson's cards in order; the first has the number 1. */
  public List<Card> cards() {
    List<Card> cards = new ArrayList<>();
    for (Piece piece : lesson.pieces()) {
      if (piece instanceof Piece.Ask ask) {
        cards.add(ask.card());
      }
    }
    return cards;
  }

  /** The example that a bare {@code run} means: the one waited for, else the last one shown. */
  public Optional<ExampleKey> example() {
    if (stop().isPresent() && stop().get() instanceof Stop.Run run) {
      return Optional.of(run.example());
    }
    Optional<ExampleKey> last = Optional.empty();
    for (Piece piece : visible()) {
      if (piece instanceof Piece.Code code) {
        last = Optional.of(code.example());
      } else if (piece instanceof Piece.Run run) {
        last = Optional.of(run.example());
      }
    }
    return last;
  }

  private Reader past(Stop stop) {
    return stop instanceof Stop.Question q
        ? answered(q.number())
        : ran(((Stop.Run) stop).example());
  }

  private Reader onward() {
    int end = open;
    while (end < lesson.pieces().size()) {
      end++;
      if (stopAt(end - 1).isPresent()) {
        break;
      }
    }
    return new Reader(lesson, end, answered, ran, false);
  }

  private Optional<Stop> stopAt(int index) {
    Piece piece = lesson.pieces().get(index);
    if (piece instanceof Piece.Ask ask) {
      int number = number(index);
      return answered.contains(number)
          ? Optional.empty()
          : Optional.of(new Stop.Question(number, ask.card()));
    }
    if (piece instanceof Piece.Run run && !ran.contains(run.example())) {
      return Optional.of(new Stop.Run(run.example()));
    }
    return Optional.empty();
  }

  private int number(int index) {
    return (int)
        lesson.pieces().subList(0, index + 1).stream().filter(Piece.Ask.class::isInstance).count();
  }
}
