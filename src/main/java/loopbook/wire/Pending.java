package loopbook.wire;

import loopbook.weave.TracedCall;
import org.jspecify.annotations.Nullable;

/** A call under way. */
final class Pending {
  final String party;
  final TracedCall call;
  final Tracked socket;
  @Nullable CodeLine line;

  /** Of the thread that called; once the call has ended, of the one that ended it. */
  Lane lane;

  /** Of a call that opens something, where its line was not looked for. */
  @Nullable Trace trace;

  /** Is in it, as far as that says where. */
  @Nullable Thread caller;

  /** No call on the socket was known before. */
  boolean isFirst;

  // under way before and after it
  @Nullable Pending before;
  @Nullable Pending after;

  /** It makes no event: its party was stopped, or its wait is told already. */
  boolean silent;

  Pending(Lane lane, @Nullable CodeLine line, TracedCall call, Tracked socket) {
    this.party = lane.party;
    this.lane = lane;
    this.line = line;
    this.call = call;
    this.socket = socket;
  }

  /** Where it was made, looked for on the stack of its thread if need be. */
  @Nullable CodeLine line(CodeLines lines) {
    Thread in = caller;
    if (line == null && trace != null) {
      line = trace.line(lines);
    } else if (line == null && in != null) {
      line = lines.find(in.getStackTrace()).orElse(null);
    }
    return line;
  }
}
