package loopbook.example;

import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.jspecify.annotations.Nullable;

/** Where one statement of a text ends and the next begins. */
final class Statements {
  private final SourceCodeAnalysis analysis;

  Statements(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  /** How many characters stand before the first statement. */
  static int leading(String text) {
    int i = 0;
    while (i < text.length() && (Character.isWhitespace(text.charAt(i)) || text.charAt(i) == ';')) {
      i++;
    }
    return i;
  }

  /**
   * Where the first statement ends if it is one line (or some) without its semicolon and others
   * follow; else 0. At a prompt, line by line, each would be complete.
   *
   * @param outcomes what became of the whole source
   */
  int first(String source, List<Outcome> outcomes) {
    if (outcomes.size() != 1
        || !(outcomes.get(0) instanceof Outcome.Rejected rejected)
        || rejected.faults().stream().noneMatch(f -> f.code().equals("compiler.err.expected"))) {
      return 0;
    }
    for (int end = source.indexOf('\n'); end > 0; end = source.indexOf('\n', end + 1)) {
      CompletionInfo info = analysis.analyzeCompletion(source.substring(0, end));
      if (info.completeness().isComplete() && length(info.remaining()) == 0) {
        return end;
      }
    }
    return 0;
  }
}
