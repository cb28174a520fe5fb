package loopbook.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** For instructors: grades again what an earlier grading kept, and says what changed. */
final class Regrade implements Command {
  private static final String ALL = "--all";

  /** Its options, in the order in which they are offered. */
  private static final List<String> OPTIONS =
      List.of(
          Grade.OUT,
          Grade.EXERCISE,
          Grade.ANSWERS,
          Grade.OVERRIDES,
          Grade.REPORT,
          Grade.MOODLE,
          Level.OPTION,
          Grade.JOBS,
          Seed.OPTION);

  @Override
  public String name() {
    return "regrade";
  }

  @Override
  public Parsed parse(List<String> given) {
    List<String> words = Grade.joined(given);
    Optional<Parsed> noLevel = Level.wrong(words);
    if (noLevel.isPresent()) {
      return noLevel.get();
    }
    Optional<String> wrong = Grade.wrong(words);
    return wrong.isPresent()
        ? new Parsed.Refused(wrong.get())
        : Arguments.Shape.words(word -> Target.path(word).isPresent(), 1, 1)
            .flag(Grade.RESUME, ALL)
            .option(OPTIONS.toArray(String[]::new))
            .parse(
                words,
                arguments -> {
                  Grade.Order order = Grade.order(arguments);
                  Optional<Long> seed = Seed.asked(arguments);
                  boolean all = arguments.has(ALL);
                  return context -> RegradeRun.run(context, order, seed, all);
                });
  }

  @Override
  public List<Candidate> candidates(Context context, List<String> before) {
    String last = before.isEmpty() ? "" : before.get(before.size() - 1);
    if (last.equals(Grade.EXERCISE)) {
      return Complete.exercises(context);
    }
    if (before.isEmpty() || OPTIONS.contains(last)) {
      return List.of();
    }
    return Stream.concat(OPTIONS.stream(), Stream.of(ALL, Grade.RESUME))
        .filter(option -> option.equals(Grade.EXERCISE) || !before.contains(option))
        .map(option -> new Candidate(option, Say.get("regrade.option" + option)))
        .toList();
  }
}
