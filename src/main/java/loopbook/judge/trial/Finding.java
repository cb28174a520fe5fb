package loopbook.judge.trial;

import java.util.ArrayList;
import java.util.List;

/**
 * Why a test did not pass, for the learner. Nothing else of a hidden test is ever shown.
 *
 * @param message what happened: the sentence of the test's author
 * @param next one next step
 */
public record Finding(Kind kind, String message, List<Detail> details, String next) {
  /** In which way it did not pass. */
  public enum Kind {
    /** Something else came than was expected. */
    WRONG,
    /** It did not come in time. */
    LATE,
    /** The program ended, by {@code System.exit} or otherwise. */
    CRASHED,
    /** It printed more than allowed. */
    OUTPUT,
    /** It used more memory or threads than allowed. */
    MEMORY,
    /** It wrote into the protocol between it and the judge. */
    TAMPER,
    /** The fault is ours. */
    OURS
  }

  public Finding {
    details = List.copyOf(details);
  }

  /** The same with more to see; details stand in the order of their labels. */
  Finding with(List<Detail> more) {
    List<Detail> all = new ArrayList<>(details);
    for (Detail one : more) {
      if (all.stream().noneMatch(d -> d.label() == one.label())) {
        all.add(one);
      }
    }
    all.sort((a, b) -> a.label().compareTo(b.label()));
    return new Finding(kind, message, all, next);
  }

  /** The message, one line per detail, and the next step. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(message);
    details.forEach(d -> lines.add(d.toString()));
    if (!next.isEmpty()) {
      lines.add("next: " + next);
    }
    return lines;
  }
}
