package loopbook.example;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import loopbook.course.Ending;

/**
 * What one role did.
 *
 * @param lines what it printed, both streams as they came
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
    long omitted,
    Ending ending,
    Optional<Thrown> thrown,
    List<Fault> faults,
    OptionalInt exit,
    List<Held> at,
    List<Held> givenUp) {
  public RoleRun {
    lines = List.copyOf(lines);
    faults = List.copyOf(faults);
    at = List.copyOf(at);
    givenUp = List.copyOf(givenUp);
  }
}
