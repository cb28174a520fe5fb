package loopbook.example;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import loopbook.weave.PublicName;
import loopbook.wire.Stuck;

/** Where the code of a session was typed: leads stacks and exceptions back to lines of a text. */
final class Provenance {
  private final CodeMap code = new CodeMap();
  private final Map<String, Origin> origins = new HashMap<>();
  private Origin origin = new Origin("", 1);

  /** Where a text stands: its name, and the line on which a snippet begins in it. */
  private record Origin(String source, int line) {}

  /** What is compiled from now on stands in that text, from that line on. */
  void begins(String source, int line) {
    origin = new Origin(source, line);
  }

  void typed(Snippet snippet) {
    origins.putIfAbsent(snippet.id(), origin);
  }

  void loading(String type) {
    code.loading(type);
  }

  /** Looks up the classes that were loaded since the last time. */
  void learn(JShell jshell, SourceCodeAnalysis analysis) {
    if (!code.hasUnknown()) {
      return;
    }
    List<Snippet> snippets = jshell.snippets().toList();
    for (int i = snippets.size() - 1; i >= 0 && code.hasUnknown(); i--) {
      Snippet snippet = snippets.get(i);
      if (snippet.kind() == Snippet.Kind.IMPORT || snippet.kind() == Snippet.Kind.ERRONEOUS) {
        continue;
      }
      SourceCodeAnalysis.SnippetWrapper wrapper = analysis.wrapper(snippet);
      if (code.isUnknown(wrapper.fullClassName())) {
        Origin from = origins.getOrDefault(snippet.id(), origin);
        code.learn(
            wrapper.fullClassName(),
            wrapper.wrapped(),
            snippet.source(),
            from.source(),
            from.line());
      }
    }
    code.settle();
  }

  Optional<Frame> frame(StackTraceElement frame) {
    return code.find(frame);
  }

  Optional<Frame> frame(String type, String method, int line) {
    return code.find(type, method, line);
  }

  Thrown describe(Throwable failure) {
    Throwable cause = failure.getCause();
    String message;
    try {
      message = failure.getMessage();
    } catch (RuntimeException e) {
      message = "";
    }
    return new Thrown(
        Outcomes.simpleName(failure.getClass()),
        Outcomes.simpleNames(failure.getClass()),
        message == null ? "" : message,
        code.frames(failure.getStackTrace()),
        cause == null || cause == failure ? Optional.empty() : Optional.of(describe(cause)));
  }

  /** What a text does now: the thread that runs it, then those that it started. */
  List<Held> observe(Turn turn, List<Stuck> waits) {
    List<Thread> all = new ArrayList<>(turn.threads());
    Thread main = turn.worker();
    if (main != null && all.remove(main)) {
      all.add(0, main);
    }
    return all.stream().map(thread -> held(thread, waits)).toList();
  }

  /**
   * What a thread does now.
   *
   * @param waits the calls on sockets that wait
   */
  Held held(Thread thread, List<Stuck> waits) {
    StackTraceElement[] stack = thread.getStackTrace();
    boolean runnable = thread.getState() == Thread.State.RUNNABLE;
    Optional<Stuck> stuck = waits.stream().filter(w -> w.threadId() == thread.getId()).findFirst();
    boolean runs = runnable && stuck.isEmpty();
    for (int i = 0; i < stack.length; i++) {
      Optional<Frame> frame = code.find(stack[i]);
      if (frame.isPresent()) {
        String call = i == 0 ? own(thread) : PublicName.of(stack[i - 1]);
        return new Held(thread.getName(), frame, call, runs, stuck);
      }
    }
    String call = PublicName.innermost(stack);
    return new Held(thread.getName(), Optional.empty(), call, runs, stuck);
  }

  /** What a thread waits in that calls nothing. */
  private static String own(Thread thread) {
    return thread.getState() == Thread.State.BLOCKED ? "synchronized" : "";
  }
}
