package loopbook.command;

import java.util.List;
import java.util.Optional;

/** The option {@code --seed N} of commands that judge submissions. */
final class Seed {
  static final String OPTION = "--seed";

  private Seed() {}

  /** The seed that was asked for. */
  static Optional<Long> asked(Arguments given) {
    return given.option(OPTION).flatMap(Seed::of);
  }

  /** Why these words are no arguments, as far as the seed is concerned. */
  static Optional<Parsed> wrong(List<String> words) {
    int at = words.indexOf(OPTION);
    return at < 0 || at + 1 >= words.size() || of(words.get(at + 1)).isPresent()
        ? Optional.empty()
        : Optional.of(new Parsed.Refused(Say.get("seed.wrong", words.get(at + 1))));
  }

  static Optional<Long> of(String word) {
    return word.matches("\\d{1,18}") ? Optional.of(Long.valueOf(word)) : Optional.empty();
  }
}
