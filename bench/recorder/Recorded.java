import java.util.Optional;
import loopbook.wire.CodeLine;
import loopbook.wire.CodeLines;
import loopbook.wire.Recorder;
import loopbook.wire.Recording;

/**
 * {@link Traffic} in the workbook's recorder, each round in a recording of its own. Each call's line
 * is looked for on the stack, as it is for an example.
 */
final class Recorded {
  private Recorded() {}

  public static void main(String[] args) throws Exception {
    CodeLines lines =
        frames ->
            frames
                .filter(frame -> frame.getDeclaringClass() == Traffic.class)
                .findFirst()
                .map(frame -> new CodeLine("", "Traffic", frame.getLineNumber()));
    for (int round = Integer.parseInt(args[1]); round > 0; round--) {
      try (Recording recording = Recorder.start("traffic", lines)) {
        Traffic.enter = recording::enter;
        Traffic.print(Traffic.once(args[0]));
        recording.finish();
        if (recording.events().size() < 1_000) {
          throw new IllegalStateException("nothing was recorded");
        }
      }
    }
  }
}
