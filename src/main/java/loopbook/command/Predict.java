package loopbook.command;

import java.util.List;
import java.util.Optional;
import loopbook.course.Card;
import loopbook.course.Piece;
import loopbook.progress.Fact;

/** Answers a card: the one that the lesson waits for, or the one of that number. */
public final class Predict implements Command {
  @Override
  public String name() {
    return "predict";
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.words(word -> word.matches("[^=;(){}]+"), 0, 40)
        .parse(words, given -> context -> run(context, String.join(" ", given.plain())));
  }

  /**
   * A line at the prompt that answers the card that the lesson waits for: {@code b}, {@code a, c}.
   * It is one only if the lesson does wait and the line is an answer to that very card, or can be
   * meant as nothing else: then it is refused as an answer. A text card wants {@code predict},
   * since any Java would be a text.
   */
  public static Optional<Action> bare(Context context, String line) {
    return context
        .desk()
        .reader()
        .flatMap(Reader::stop)
        .filter(Reader.Stop.Question.class::isInstance)
        .map(stop -> ((Reader.Stop.Question) stop).card())
        .filter(
            card ->
                (card.kind() != Card.Kind.TEXT && Guess.read(card, line).isPresent())
                    || Guess.isMeant(card, line))
        .map(card -> asked -> run(asked, line));
  }

  private static Result run(Context context, String typed) {
    Lookup lookup = new Lookup(context);
    Optional<Reader> open = lookup.reader();
    if (open.isEmpty()) {
      return Say.result(Status.USAGE, context, "predict.closed");
    }
    Reader reader = open.get();
    Optional<Reader.Stop.Question> question = question(reader);
    if (question.isEmpty()) {
      return Say.result(Status.USAGE, context, "predict.none", reader.lesson().id());
    }
    Card card = question.get().card();
    if (typed.isBlank()) {
      return Result.done(
          Sheet.pieces(context, reader.lesson(), List.of(new Piece.Ask(card)))
              .append(new Lectern(context, lookup.shelf()).footer(reader)));
    }
    Optional<String> answer = Guess.read(card, typed);
    if (answer.isEmpty()) {
      return Say.result(Status.USAGE, context, "predict.shape", typed, Guess.shape(card));
    }
    return answer(context, lookup, reader, question.get(), answer.get());
  }

  /** The card that is waited for, else the last one that is open: it may be answered again. */
  private static Optional<Reader.Stop.Question> question(Reader reader) {
    Optional<Reader.Stop> stop = reader.stop();
    if (stop.isPresent() && stop.get() instanceof Reader.Stop.Question waiting) {
      return Optional.of(waiting);
    }
    int number = 0;
    Optional<Reader.Stop.Question> last = Optional.empty();
    for (Piece piece : reader.visible()) {
      if (piece instanceof Piece.Ask ask) {
        last = Optional.of(new Reader.Stop.Question(++number, ask.card()));
      }
    }
    return last;
  }

  private static Result answer(
      Context context, Lookup lookup, Reader reader, Reader.Stop.Question question, String answer) {
    Card card = question.card();
    Lectern lectern = new Lectern(context, lookup.shelf());
    boolean decided = card.run().filter(reader::isPast).isPresent();
    if (card.unbound().isPresent() || card.run().isEmpty() || decided) {
      context.sink().text(Judgement.of(context, reader.lesson(), question.number(), card, answer));
    } else {
      context
          .workspace()
          .note(
              new Fact.Answer(
                  reader.lesson().id(), question.number(), Fact.Mark.OPEN, answer, context.now()));
      context.sink().text(Say.text(context, "predict.kept", answer, card.run().get()));
    }
    Reader answered = reader.answered(question.number());
    lectern.keep(answered);
    boolean waitsForRun = card.run().isPresent() && answered.stop().isEmpty();
    // the run that decides comes next: it is offered without another key
    return waitsForRun && answered.next() instanceof Reader.Step.Shown shown
        ? lectern.step(shown)
        : Result.done(lectern.footer(answered));
  }
}
