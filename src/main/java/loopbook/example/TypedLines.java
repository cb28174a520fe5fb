package loopbook.example;

import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import loopbook.wire.CodeLine;
import loopbook.wire.CodeLines;

/** Finds the line that was typed, in whatever session, and tells its turn of the thread. */
final class TypedLines implements CodeLines {
  static final TypedLines ALL = new TypedLines();

  private TypedLines() {}

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

  private static Optional<CodeLine> line(
      SnippetLoader loader, String type, String method, int line) {
    Session session = loader.session();
    return session
        .frame(type, method, line)
        .map(place -> new CodeLine(session.party(), place.source(), place.line()));
  }
}
