package loopbook.command;

import java.util.Optional;
import loopbook.course.Card;
import loopbook.course.Lesson;
import loopbook.example.Cards;
import loopbook.example.Run;
import loopbook.example.Verdict;
import loopbook.progress.Fact;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;

/** Tells a reader whether a prediction was right, and keeps it. */
final class Judgement {
  private Judgement() {}

  /** Of a card that a run has decided. */
  static Text after(Context context, Lesson lesson, int number, Card card, String given, Run run) {
    Verdict verdict = Cards.verdict(card, run);
    Optional<String> right = verdict.holds() ? Optional.of(card.answer()) : verdict.happened();
    return right
        .map(answer -> of(context, lesson, number, card, given, answer))
        .orElseGet(() -> Say.text(context, Tone.WARNING, "card.undecided", given, card.answer()));
  }

  /** Of a card that no run decides. */
  static Text of(Context context, Lesson lesson, int number, Card card, String given) {
    return of(context, lesson, number, card, given, card.answer());
  }

  /** Of a card that was decided before, for who comes back to it. */
  static Text again(Context context, Card card, Fact.Answer given) {
    return drawn(context, card, given.answer(), given.mark() == Fact.Mark.RIGHT, card.answer());
  }

  private static Text of(
      Context context, Lesson lesson, int number, Card card, String given, String answer) {
    boolean right = Guess.same(card, given, answer);
    context
        .workspace()
        .note(
            new Fact.Answer(
                lesson.id(),
                number,
                right ? Fact.Mark.RIGHT : Fact.Mark.WRONG,
                given,
                context.now()));
    return drawn(context, card, given, right, answer);
  }

  private static Text drawn(
      Context context, Card card, String given, boolean right, String answer) {
    Line mark =
        right
            ? Line.of(context.look().of(Glyph.TICK) + " ", Tone.GOOD)
            : Line.of(context.look().of(Glyph.CROSS) + " ", Tone.BAD);
    Line words = right ? Say.line("card.right", given) : Say.line("card.wrong", given, answer);
    return Text.builder()
        .blank()
        .add(Say.wrapped(context, mark.append(words)))
        .add(Sheet.markdown(context, card.because()))
        .build();
  }
}
