package loopbook.example;

import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import loopbook.wire.CodeLine;
import loopbook.wire.CodeLines;
import loopbook.wire.Recorder;
import loopbook.wire.Recording;
import org.jspecify.annotations.Nullable;

/**
 * Finds the line that was typed in a session that a recording is of, and tells its turn of the
 * thread. Of no other session's: a thread of the common pool serves all that are alive, and only
 * the code on it tells whose call it is.
 */
final class TypedLines implements CodeLines {
  private volatile @Nullable Recording mine;

  private TypedLines() {}

  /** Begins a recording whose lines are those of the sessions that it is given to. */
  static Recording record(String name) {
    TypedLines lines = new TypedLines();
    Recording made = Recorder.start(name, lines);
    lines.mine = made;
    return made;
  }

  @Override
  public Optional<CodeLine> find(Stream<StackWalker.StackFrame> frames) {
    Turn turn = Turn.current();
    if (turn != null) {
      turn.met(Thread.currentThread());
    }
    Iterator<StackWalker.StackFrame> each = frames.iterator();
    while (each.hasNext()) {
      StackWalker.StackFrame frame = each.next();
      if (frame.getDeclaringClass().getClassLoader() instanceof SnippetLoader loader) {
        Optional<CodeLine> line =
            line(loader, frame.getClassName(), frame.getMethodName(), frame.getLineNumber());
        if (line.isPresent()) {
          return line;
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<CodeLine> find(StackTraceElement[] frames) {
    for (StackTraceElement frame : frames) {
      SnippetLoader loader = SnippetLoader.named(frame.getClassLoaderName());
      if (loader != null) {
        Optional<CodeLine> line =
            line(loader, frame.getClassName(), frame.getMethodName(), frame.getLineNumber());
        if (line.isPresent()) {
          return line;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<CodeLine> line(SnippetLoader loader, String type, String method, int line) {
    Session session = loader.session();
    if (session.recording().filter(r -> r == mine).isEmpty()) {
      return Optional.empty();
    }
    return session
        .frame(type, method, line)
        .map(place -> new CodeLine(session.party(), place.source(), place.line()));
  }
}
