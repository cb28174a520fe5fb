package loopbook.wire;

import loopbook.wire.TcpRow.State;

/**
 * One end of a TCP connection: its state, as the kernel's table had it or as it follows from the
 * calls (RFC 9293, 3.3.2).
 */
final class TcpEnd {
  State state = State.CLOSE;
  boolean inferred = true;
  private long sent;
  private long received;
  private boolean finished;
  private boolean closed;

  void infer(State next) {
    state = next;
    inferred = true;
  }

  void sample(State seen) {
    state = seen;
    inferred = false;
  }

  /** Bytes go out; {@code other} resets the connection if nobody is left there to read them. */
  void sends(long bytes, TcpEnd other) {
    sent += bytes;
    if (other.closed && state != State.CLOSE) {
      reset(other);
    }
  }

  void receives(long bytes) {
    received += bytes;
  }

  /** Its direction ends, by a half-close or a close. */
  void ends(TcpEnd other) {
    if (finished || state == State.CLOSE) {
      return;
    }
    finished = true;
    if (state == State.CLOSE_WAIT) {
      infer(State.LAST_ACK);
      other.infer(other.state == State.FIN_WAIT2 ? State.TIME_WAIT : other.state);
    } else {
      infer(State.FIN_WAIT1);
      if (other.state == State.ESTABLISHED) {
        other.infer(State.CLOSE_WAIT);
      }
    }
  }

  /** A close that leaves received bytes unread is a reset (RFC 2525, 2.17). */
  void closes(TcpEnd other) {
    if (other.sent > received && state != State.CLOSE) {
      reset(other);
    } else {
      ends(other);
    }
    closed = true;
  }

  void reset(TcpEnd other) {
    infer(State.CLOSE);
    other.infer(State.CLOSE);
  }

  /** The acknowledgement of what was just sent has come; false if none was awaited. */
  boolean acknowledged() {
    switch (state) {
      case SYN_SENT, SYN_RECV -> infer(State.ESTABLISHED);
      case FIN_WAIT1 -> infer(State.FIN_WAIT2);
      case LAST_ACK -> infer(State.CLOSE);
      default -> {
        return false;
      }
    }
    return true;
  }
}
