package loopbook.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.jspecify.annotations.Nullable;

/** Runs a text of a session statement by statement. */
final class Evaluation {
  private final JShell jshell;
  private final SourceCodeAnalysis analysis;
  private final Statements statements;
  private final Provenance provenance;
  private final Function<Turn, Outcome> stopping;
  private @Nullable Throwable thrown;

  /**
   * @param stopping waits until a turn that is being stopped has come to its end
   */
  Evaluation(
      JShell jshell,
      SourceCodeAnalysis analysis,
      Provenance provenance,
      Function<Turn, Outcome> stopping) {
    this.jshell = jshell;
    this.analysis = analysis;
    this.statements = new Statements(analysis);
    this.provenance = provenance;
    this.stopping = stopping;
  }

  /** What the statement under way threw, as the engine caught it. */
  void threw(Throwable failure) {
    thrown = failure;
  }

  /** Until one statement does not go on. {@code label} is what the text is called in messages. */
  List<Reply.Part> run(Turn now, String text, String label) {
    List<Reply.Part> parts = new ArrayList<>();
    int offset = 0;
    while (offset < text.length()) {
      offset += Statements.leading(text.substring(offset));
      String rest = text.substring(offset);
      if (rest.isEmpty()) {
        break;
      }
      CompletionInfo info = analysis.analyzeCompletion(rest);
      if (info.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
        break;
      }
      String source = info.source() == null || info.source().isBlank() ? rest : info.source();
      int line = 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
      provenance.begins(label, line);
      List<Outcome> outcomes = one(now, source, text, offset);
      int first = statements.first(source, outcomes);
      if (first > 0) {
        source = source.substring(0, first);
        outcomes = one(now, source, text, offset);
      }
      for (Outcome outcome : outcomes) {
        parts.add(new Reply.Part(source, line, outcome));
      }
      if (!outcomes.stream().allMatch(Outcome::goesOn)) {
        break;
      }
      offset = first > 0 ? offset + first : text.length() - Statements.length(info.remaining());
    }
    return parts;
  }

  private List<Outcome> one(Turn now, String source, String text, int offset) {
    thrown = null;
    List<SnippetEvent> events = now.isStopped() ? List.of() : jshell.eval(source);
    events.forEach(e -> provenance.typed(e.snippet()));
    provenance.learn(jshell, analysis);
    if (now.isStopped()) {
      Outcome stopped = stopping.apply(now);
      Integer status = now.exit();
      return List.of(status == null ? stopped : new Outcome.Exited(status));
    }
    return Outcomes.of(jshell, events, text, offset, failure());
  }

  private Optional<Thrown> failure() {
    Throwable failure = thrown;
    return failure == null ? Optional.empty() : Optional.of(provenance.describe(failure));
  }
}
