package loopbook.judge.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a test did not pass, for the learner. Nothing else of a hidden test is ever shown.
 *
 * @param message what happened: the sentence of the test's author
 * @param next one next step
 * @param mistake the common mistake that it looks like, where that is plain
 */
public record Finding(
    Kind kind, String message, List<Detail> details, String next, Optional<Mistake> mistake) {
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

  /** One that looks like no common mistake. */
  public Finding(Kind kind, String message, List<Detail> details, String next) {
    this(kind, message, details, next, Optional.empty());
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
    return new Finding(kind, message, all, next, mistake);
  }

  /** The same, and what it looks like. */
  Finding named(Optional<Mistake> looksLike) {
    return new Finding(kind, message, details, next, looksLike);
  }

  /** What was seen, one line per detail, and the mistake that it looks like. */
  public List<String> seen() {
    List<String> lines = new ArrayList<>();
    details.forEach(d -> lines.add(d.toString()));
    mistake.ifPresent(m -> lines.add(m.line()));
    return lines;
  }

  /** The message, what was seen, and the next step. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(message);
    lines.addAll(seen());
    if (!next.isEmpty()) {
      lines.add("next: " + next);
    }
    return lines;
  }
}
