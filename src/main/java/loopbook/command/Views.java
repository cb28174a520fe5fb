package loopbook.command;

import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Tone;
import loopbook.wire.Event;
import loopbook.wire.StatesFence;

/** What went over the wire, as text. */
final class Views {
  private Views() {}

  static Text wire(Context context, Kept run) {
    Text.Builder text = Text.builder();
    for (Event event : run.events()) {
      text.line(event.party() + " " + event.kind() + " " + event.bytes());
    }
    return text.build();
  }

  static Text hex(Context context, Kept run) {
    return Text.EMPTY;
  }

  static Text states(Context context, Kept run) {
    Text.Builder text = Text.builder();
    run.tables()
        .forEach(
            (moment, rows) -> {
              text.gap().line(Line.of(moment, Tone.STRONG));
              text.add(Text.of(StatesFence.write(rows)));
            });
    return text.build();
  }
}
