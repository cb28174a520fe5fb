import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import loopbook.wire.CodeLine;
import loopbook.wire.Recorder;
import loopbook.wire.Recording;

/**
 * {@link Traffic} in the workbook's recorder, each round in a recording of its own. Each call's line
 * is looked for on the stack, as it is for an example.
 */
final class Recorded {
  private Recorded() {}

  public static void main(String[] args) throws Exception {
    for (int round = Integer.parseInt(args[1]); round > 0; round--) {
      try (Recording recording = Recorder.start("traffic", Recorded::line)) {
        Traffic.enter = recording::enter;
        Traffic.print(Traffic.once(args[0]));
        recording.finish();
        if (recording.events().size() < 1_000) {
          throw new IllegalStateException("nothing was recorded");
        }
      }
    }
  }

  private static Optional<CodeLine> line(Stream<StackWalker.StackFrame> frames) {
    Iterator<StackWalker.StackFrame> each = frames.iterator();
    while (each.hasNext()) {
      StackWalker.StackFrame frame = each.next();
      if (frame.getDeclaringClass() == Traffic.class) {
        return Optional.of(new CodeLine("", "Traffic", frame.getLineNumber()));
      }
    }
    return Optional.empty();
  }
}
