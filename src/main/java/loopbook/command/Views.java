package loopbook.command;

import java.util.List;
import java.util.Optional;
import loopbook.course.Example;
import loopbook.text.Text;
import loopbook.text.Tone;
import loopbook.wire.view.HexView;
import loopbook.wire.view.SequenceView;
import loopbook.wire.view.StatesView;
import loopbook.wire.view.TimelineView;

/** A run from its three sides, as text. */
final class Views {
  private Views() {}

  static Text wire(Context context, Kept run) {
    return SequenceView.draw(run.events(), run.roles(), context.look());
  }

  /** The same; says how to see what was folded. */
  static Text foldedWire(Context context, Kept run) {
    Text drawn = wire(context, run);
    return SequenceView.isFolded(run.events())
        ? Text.builder().add(drawn).add(Say.text(context, Tone.DIM, "wire.folded")).build()
        : drawn;
  }

  /** Each event by itself. */
  static Text wholeWire(Context context, Kept run) {
    return SequenceView.whole(run.events(), run.roles(), context.look());
  }

  static Text hex(Context context, Kept run) {
    return HexView.draw(run.events(), run.compared(), context.look());
  }

  /** The bytes of these directions only. */
  static Text hex(Context context, Kept run, List<Example.Bytes> directions) {
    return HexView.draw(
        run.events(),
        (from, to) -> directions.stream().anyMatch(d -> d.from().equals(from) && d.to().equals(to)),
        context.look());
  }

  /** The kernel's tables, then the timelines of the connections; or one timeline alone. */
  static Text timeline(Context context, Kept run, Optional<String> connection) {
    Text.Builder text = Text.builder();
    if (connection.isEmpty()) {
      text.add(states(context, run)).gap();
    }
    return text.add(
            TimelineView.draw(run.events(), run.tables(), run.roles(), connection, context.look()))
        .build();
  }

  /** The names of the run's connections. */
  static List<String> connections(Kept run) {
    return TimelineView.connections(run.events());
  }

  static Text states(Context context, Kept run) {
    return StatesView.draw(
        run.tables(), run.datagrams(), run.events(), run.moments(), run.roles(), context.look());
  }
}
