package loopbook.example;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import loopbook.course.Ending;

/**
 * What one role did.
 *
 * @param lines what it printed, both streams as they came
 * @param times when each of these lines began, of {@link System#nanoTime}
 * @param omitted how many characters it printed beyond those that are kept
 * @param ending how it ended
 * @param thrown the exception that ended it
 * @param faults why the compiler rejected it
 * @param exit the status of the {@code System.exit} that ended it
 * @param at where it was when it was stopped: its main thread, then others
 * @param givenUp threads that could not be ended from inside this process
 */
public record RoleRun(
    String role,
    List<String> lines,
    List<Long> times,
    long omitted,
    Ending ending,
    Optional<Thrown> thrown,
    List<Fault> faults,
    OptionalInt exit,
    List<Held> at,
    List<Held> givenUp) {
  public RoleRun {
    lines = List.copyOf(lines);
    times = List.copyOf(times);
    faults = List.copyOf(faults);
    at = List.copyOf(at);
    givenUp = List.copyOf(givenUp);
  }

  /** When it first printed a line with that in it, of {@link System#nanoTime}. */
  public Optional<Long> timeOf(Pattern text) {
    for (int i = 0; i < lines.size(); i++) {
      if (text.matcher(lines.get(i)).find()) {
        return Optional.of(times.get(i));
      }
    }
    return Optional.empty();
  }
}
