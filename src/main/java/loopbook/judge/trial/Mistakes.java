package loopbook.judge.trial;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which common mistake a failed check looks like. A wrong name is worse than none: each recogniser
 * says yes only to what hardly anything else looks like, and where two say yes none is told. A new
 * one is a constant of {@link Mistake} with its texts, and a line here.
 */
final class Mistakes {
  private record Recogniser(Mistake mistake, Predicate<Symptoms> test) {}

  private static final List<Recogniser> ALL =
      List.of(
          new Recogniser(Mistake.NO_LINE_END, ByteSigns::noLineEnd),
          new Recogniser(Mistake.READ_ONCE, ByteSigns::readOnce),
          new Recogniser(Mistake.NO_END_CHECK, ByteSigns::endAsData),
          new Recogniser(Mistake.NO_END_CHECK, StateSigns::endAsCount),
          new Recogniser(Mistake.NO_END_CHECK, StateSigns::spinsAtEnd),
          new Recogniser(Mistake.WHOLE_BUFFER, ByteSigns::wholeBuffer),
          new Recogniser(Mistake.CLOSED_EARLY, StateSigns::closedEarly),
          new Recogniser(Mistake.NEVER_CLOSED, StateSigns::neverClosed),
          new Recogniser(Mistake.ACCEPTED_ONCE, StateSigns::acceptedOnce),
          new Recogniser(Mistake.BLOCKED_OTHERS, StateSigns::blockedOthers),
          new Recogniser(Mistake.WRONG_CHARSET, TextSigns::wrongCharset),
          new Recogniser(Mistake.SPLIT_CHARACTER, TextSigns::splitCharacter),
          new Recogniser(Mistake.OWN_SOCKET, StateSigns::ownSocket),
          new Recogniser(Mistake.NO_FLUSH, ByteSigns::noFlush),
          new Recogniser(Mistake.WRONG_ADDRESS, seen -> seen.glance().elsewhere()));

  private Mistakes() {}

  static Optional<Mistake> of(Symptoms symptoms) {
    List<Mistake> named =
        ALL.stream()
            .filter(one -> one.test().test(symptoms))
            .map(Recogniser::mistake)
            .distinct()
            .toList();
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }
}
