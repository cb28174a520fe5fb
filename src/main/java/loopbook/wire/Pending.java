package loopbook.wire;

import loopbook.weave.SocketCall;
import org.jspecify.annotations.Nullable;

/** A call under way. */
final class Pending {
  final String party;
  @Nullable CodeLine line;
  final SocketCall call;
  final long socket;

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

  Pending(String party, @Nullable CodeLine line, SocketCall call, long socket) {
    this.party = party;
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
