package loopbook.course;

import java.util.List;
import java.util.Optional;

/**
 * A question to be answered before a run.
 *
 * @param question Markdown
 * @param choices of {@code one}, {@code several}, {@code order} and {@code match}; else empty
 * @param targets the second list of {@code match}; else empty
 * @param answer the right answer as written: {@code b}, {@code a, c}, {@code a2, b1}, {@code 6}
 * @param because what is said once the run has decided, Markdown
 * @param run the example that decides; empty where nothing of a run does
 * @param bindings how the answer is bound to the run, as lines of the card's comment
 * @param unbound why no run decides; empty where one does
 * @param line where the card begins in the lesson's file, from 1
 */
public record Card(
    Kind kind,
    String question,
    List<Choice> choices,
    List<Choice> targets,
    String answer,
    String because,
    Optional<ExampleKey> run,
    List<Binding> bindings,
    Optional<String> unbound,
    int line) {
  public Card {
    choices = List.copyOf(choices);
    targets = List.copyOf(targets);
    bindings = List.copyOf(bindings);
  }

  public enum Kind {
    ONE,
    SEVERAL,
    ORDER,
    MATCH,
    NUMBER,
    TEXT
  }

  /** One line to choose: its letter or number, and its Markdown. */
  public record Choice(String label, String text) {}

  /** One line of the comment and where it stands, from 1; its grammar is in docs/formats.md. */
  public record Binding(String text, int line) {}
}
