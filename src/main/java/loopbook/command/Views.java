package loopbook.command;

import loopbook.text.Text;
import loopbook.wire.view.HexView;
import loopbook.wire.view.SequenceView;
import loopbook.wire.view.StatesView;

/** A run from its three sides, as text. */
final class Views {
  private Views() {}

  static Text wire(Context context, Kept run) {
    return SequenceView.draw(run.events(), run.roles(), context.look());
  }

  static Text hex(Context context, Kept run) {
    return HexView.draw(run.events(), context.look());
  }

  static Text states(Context context, Kept run) {
    return StatesView.draw(run.tables(), run.roles(), context.look());
  }
}
