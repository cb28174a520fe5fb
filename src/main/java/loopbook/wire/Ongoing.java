package loopbook.wire;

import loopbook.weave.CallListener;
import loopbook.weave.TracedCall;

/** A call of this process that is under way, and the recording that hears of its end. */
final class Ongoing implements CallListener.Ticket {
  private final Recording recording;
  private final Pending pending;

  Ongoing(Recording recording, Pending pending) {
    this.recording = recording;
    this.pending = pending;
  }

  @Override
  public int payload() {
    return recording.wantedPayload();
  }

  @Override
  public void exited(TracedCall call) {
    if (pending.line == null && call.failure() != null && call.stack() != null) {
      pending.line = Recorder.walk(recording, call.stack());
    }
    recording.exited(Ledger.HERE, pending, call);
  }
}
