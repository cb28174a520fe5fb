package loopbook.example;

import java.util.List;

/**
 * What became of a text: one part for each statement that was tried; the rest after one that failed
 * was not run.
 */
public record Reply(List<Part> parts) {
  public Reply {
    parts = List.copyOf(parts);
  }

  /**
   * One statement.
   *
   * @param line on which it begins in the text, from 1
   */
  public record Part(String source, int line, Outcome outcome) {}

  public List<Outcome> outcomes() {
    return parts.stream().map(Part::outcome).toList();
  }

  /** The last one; {@link Outcome.Done} for a text with nothing in it. */
  public Outcome last() {
    return parts.isEmpty() ? new Outcome.Done() : parts.get(parts.size() - 1).outcome();
  }
}
