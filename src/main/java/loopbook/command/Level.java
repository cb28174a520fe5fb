package loopbook.command;

import java.util.List;
import java.util.Optional;
import loopbook.judge.Jars;
import loopbook.judge.Judge;
import loopbook.sandbox.IsolationLevel;

/** The option {@code --require-level N} of commands that judge submissions. */
final class Level {
  static final String OPTION = "--require-level";

  private Level() {}

  /** The level that was asked for; empty if none was, or if there is no such level. */
  static Optional<IsolationLevel> asked(Arguments given) {
    return given.option(OPTION).flatMap(Level::of);
  }

  /** Why these words are no arguments, as far as the level is concerned. */
  static Optional<Parsed> wrong(List<String> words) {
    int at = words.indexOf(OPTION);
    return at < 0 || at + 1 >= words.size() || of(words.get(at + 1)).isPresent()
        ? Optional.empty()
        : Optional.of(new Parsed.Refused(Say.get("level.wrong", words.get(at + 1))));
  }

  /** The refusal of a level that this machine does not offer; empty if it does. */
  static Optional<Result> refusal(Context context, IsolationLevel asked) {
    IsolationLevel there = IsolationLevel.available();
    return there.number() >= asked.number()
        ? Optional.empty()
        : Optional.of(
            Say.result(
                Status.REFUSED,
                context,
                "level.refused",
                asked.number(),
                there.number(),
                IsolationLevel.obstacle().orElse("")));
  }

  /** The refusal to judge programs of others at that level; empty if nothing is in the way. */
  static Optional<Result> unfit(Context context, Jars jars, IsolationLevel level) {
    return Judge.obstacle(jars, level)
        .map(why -> Say.result(Status.REFUSED, context, "level.unfit", why));
  }

  private static Optional<IsolationLevel> of(String word) {
    return word.matches("[0-9]") ? IsolationLevel.of(Integer.parseInt(word)) : Optional.empty();
  }
}
