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
        Session session = loader.session();
        Optional<Frame> place =
            session.frame(frame.getClassName(), frame.getMethodName(), frame.getLineNumber());
        if (place.isPresent()) {
          Frame found = place.get();
          return Optional.of(new CodeLine(session.party(), found.source(), found.line()));
        }
      }
    }
    return Optional.empty();
  }
}
