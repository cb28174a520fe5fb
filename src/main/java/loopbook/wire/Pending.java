package loopbook.wire;

import loopbook.weave.SocketCall;
import org.jspecify.annotations.Nullable;

/** A call under way. */
final class Pending {
  final String party;
  final @Nullable CodeLine line;
  final SocketCall call;
  final long socket;

  /** It makes no event: its party was stopped, or its wait is told already. */
  boolean silent;

  Pending(String party, @Nullable CodeLine line, SocketCall call, long socket) {
    this.party = party;
    this.line = line;
    this.call = call;
    this.socket = socket;
  }
}
