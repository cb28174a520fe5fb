package loopbook.command;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.wire.OpenSocket;
import loopbook.wire.Recording;

/** Lists the sockets that the learner's own session has open, and since when. */
final class Sockets implements Command {
  @Override
  public String name() {
    return "sockets";
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.NONE.parse(words, given -> Sockets::run);
  }

  private static Result run(Context context) {
    Optional<Recording> session = context.recording();
    if (!OwnSession.isWatched(context)) {
      return Say.result(Status.DONE, context, "sockets.no");
    }
    List<OpenSocket> open = session.map(Recording::openSockets).orElse(List.of());
    if (open.isEmpty()) {
      return Say.result(Status.DONE, context, "sockets.none");
    }
    Text.Builder text = Text.builder();
    for (OpenSocket socket : open) {
      long seconds = Duration.ofNanos(System.nanoTime() - socket.since()).toSeconds();
      String kind = String.valueOf(socket.kind()).toLowerCase(Locale.ROOT);
      text.line(
          Line.of(Say.get("sockets." + kind), Tone.STRONG)
              .pad(12)
              .append(socket.local() == null ? "" : socket.local().toString())
              .append(
                  socket.remote() == null
                      ? ""
                      : " " + context.look().of(Glyph.ARROW_BOTH) + " " + socket.remote())
              .append("  " + Say.get("sockets.since", seconds), Tone.DIM)
              .append(
                  socket.line() == null ? "" : "  " + Say.get("sockets.line", socket.line()),
                  Tone.DIM));
    }
    return Result.done(text.build());
  }
}
