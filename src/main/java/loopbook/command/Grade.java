package loopbook.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopbook.grade.report.Gradescope;
import loopbook.grade.report.Reports;
import loopbook.judge.Judge;
import loopbook.sandbox.IsolationLevel;

/** For instructors: grades all submissions of a class. */
final class Grade implements Command {
  static final String OUT = "--out";
  static final String ANSWERS = "--answers";
  static final String EXERCISE = "--exercise";
  private static final String ROSTER = "--roster";
  static final String JOBS = "--jobs";
  static final String RESUME = "--resume";
  static final String REPORT = "--report";
  static final String MOODLE = "--moodle";
  static final String OVERRIDES = "--overrides";
  private static final String GRADESCOPE = "--gradescope";
  private static final String SUBMISSION = "--submission";
  private static final String RESULTS = "--results";
  private static final String VISIBILITY = "--visibility";
  private static final int MOST_JOBS = 64;

  /** Of its options, those that name a file or folder. */
  private static final List<String> PATHS =
      List.of(OUT, ANSWERS, ROSTER, MOODLE, OVERRIDES, SUBMISSION, RESULTS);

  private static final List<String> VALUES =
      List.of(JOBS, Seed.OPTION, Level.OPTION, REPORT, VISIBILITY);

  private static final Set<Reports.Format> USUAL =
      EnumSet.of(Reports.Format.HTML, Reports.Format.CANVAS, Reports.Format.JUNIT);

  /**
   * What was asked for.
   *
   * @param exercises their ids; none for all that somebody handed in
   * @param jobs submissions at a time; empty for what the machine carries
   * @param level the least isolation that will do
   * @param formats the reports besides the usual tables and pages
   * @param moodle the worksheet to be filled
   * @param overrides the file with points that were set by hand
   */
  record Order(
      Path submissions,
      Path out,
      Optional<Path> answers,
      List<String> exercises,
      Optional<Path> roster,
      Optional<Integer> jobs,
      long seed,
      Optional<IsolationLevel> level,
      Set<Reports.Format> formats,
      Optional<Path> moodle,
      Optional<Path> overrides,
      boolean resume) {}

  @Override
  public String name() {
    return "grade";
  }

  @Override
  public Parsed parse(List<String> given) {
    List<String> words = joined(given);
    Optional<String> wrong = wrong(words);
    Optional<Parsed> noLevel = Level.wrong(words);
    if (noLevel.isPresent()) {
      return noLevel.get();
    }
    if (wrong.isEmpty() && words.contains(GRADESCOPE)) {
      return autograder(words);
    }
    return wrong.isPresent()
        ? new Parsed.Refused(wrong.get())
        : Arguments.Shape.words(word -> Target.path(word).isPresent(), 1, 1)
            .flag(RESUME)
            .option(
                OUT,
                ANSWERS,
                EXERCISE,
                ROSTER,
                JOBS,
                Seed.OPTION,
                Level.OPTION,
                REPORT,
                MOODLE,
                OVERRIDES)
            .parse(
                words,
                arguments -> {
                  Order order = order(arguments);
                  return context -> GradeRun.run(context, order);
                });
  }

  private static Parsed autograder(List<String> words) {
    return Arguments.Shape.words(word -> false, 0, 0)
        .flag(GRADESCOPE)
        .option(SUBMISSION, RESULTS, EXERCISE, VISIBILITY, ANSWERS, Level.OPTION)
        .parse(
            words,
            given -> {
              Autograder.Order order =
                  new Autograder.Order(
                      Path.of(given.option(SUBMISSION).orElse("/autograder/submission")),
                      Path.of(given.option(RESULTS).orElse("/autograder/results/results.json")),
                      given.option(EXERCISE).orElseThrow(),
                      given
                          .option(VISIBILITY)
                          .flatMap(Gradescope.Hidden::of)
                          .orElse(Gradescope.Hidden.AFTER_DUE_DATE),
                      given.option(ANSWERS).map(Path::of),
                      Level.asked(given));
              return context -> Autograder.run(context, order);
            });
  }

  /** {@code --exercise} may stand several times. */
  static List<String> joined(List<String> words) {
    List<String> rest = new ArrayList<>();
    List<String> exercises = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals(EXERCISE) && i + 1 < words.size()) {
        exercises.add(words.get(++i));
      } else {
        rest.add(words.get(i));
      }
    }
    if (!exercises.isEmpty()) {
      rest.add(EXERCISE);
      rest.add(String.join(",", exercises));
    }
    return rest;
  }

  static Optional<String> wrong(List<String> words) {
    for (int i = 0; i + 1 < words.size(); i++) {
      String value = words.get(i + 1);
      switch (words.get(i)) {
        case OUT, ANSWERS, ROSTER, MOODLE, OVERRIDES, SUBMISSION, RESULTS -> {
          if (Target.path(value).isEmpty()) {
            return Optional.of(Say.get("check.nopath", value));
          }
        }
        case JOBS -> {
          if (number(value).stream().noneMatch(n -> n >= 1 && n <= MOST_JOBS)) {
            return Optional.of(Say.get("grade.jobs", value, MOST_JOBS));
          }
        }
        case Seed.OPTION -> {
          if (Seed.of(value).isEmpty()) {
            return Optional.of(Say.get("seed.wrong", value));
          }
        }
        case EXERCISE -> {
          if (!List.of(value.split(",")).stream().allMatch(Ids::isExercise)) {
            return Optional.of(Say.get("grade.exercise", value));
          }
        }
        case VISIBILITY -> {
          if (Gradescope.Hidden.of(value).isEmpty()) {
            return Optional.of(Say.get("grade.visibility", value));
          }
        }
        case REPORT -> {
          if (!Stream.of(value.split(",")).allMatch(w -> Reports.Format.of(w).isPresent())) {
            return Optional.of(Say.get("grade.report", value));
          }
        }
        default -> {}
      }
    }
    if (words.contains(GRADESCOPE)) {
      boolean one = words.indexOf(EXERCISE) >= 0 && !words.get(words.size() - 1).contains(",");
      return one ? Optional.empty() : Optional.of(Say.get("autograder.one"));
    }
    return words.contains(OUT) ? Optional.empty() : Optional.of(Say.get("grade.noout"));
  }

  private static OptionalLong number(String word) {
    return word.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(word)) : OptionalLong.empty();
  }

  static Order order(Arguments given) {
    return new Order(
        Path.of(given.plain(0).orElseThrow()),
        Path.of(given.option(OUT).orElseThrow()),
        given.option(ANSWERS).map(Path::of),
        given.option(EXERCISE).map(list -> List.of(list.split(","))).orElse(List.of()),
        given.option(ROSTER).map(Path::of),
        given.option(JOBS).map(Integer::valueOf),
        Seed.asked(given).orElse(Judge.USUAL_SEED),
        Level.asked(given),
        given.option(REPORT).map(Grade::formats).orElse(USUAL),
        given.option(MOODLE).map(Path::of),
        given.option(OVERRIDES).map(Path::of),
        given.has(RESUME));
  }

  private static Set<Reports.Format> formats(String list) {
    return Stream.of(list.split(","))
        .flatMap(word -> Reports.Format.of(word).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<Candidate> candidates(Context context, List<String> before) {
    String last = before.isEmpty() ? "" : before.get(before.size() - 1);
    if (last.equals(EXERCISE)) {
      return Complete.exercises(context);
    }
    if (last.equals(VISIBILITY)) {
      return Stream.of(Gradescope.Hidden.values())
          .map(one -> new Candidate(one.word(), Say.get("grade.visibility." + one.word())))
          .toList();
    }
    if (before.isEmpty()) {
      return List.of(new Candidate(GRADESCOPE, Say.get("grade.option" + GRADESCOPE)));
    }
    if (PATHS.contains(last) || VALUES.contains(last)) {
      return List.of();
    }
    Stream<String> options =
        before.contains(GRADESCOPE)
            ? Stream.of(EXERCISE, VISIBILITY, SUBMISSION, RESULTS, ANSWERS, Level.OPTION)
            : Stream.of(
                OUT,
                EXERCISE,
                ROSTER,
                REPORT,
                MOODLE,
                OVERRIDES,
                Level.OPTION,
                ANSWERS,
                JOBS,
                Seed.OPTION,
                RESUME);
    return options
        .filter(option -> option.equals(EXERCISE) || !before.contains(option))
        .map(option -> new Candidate(option, Say.get("grade.option" + option)))
        .toList();
  }
}
