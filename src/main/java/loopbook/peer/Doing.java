package loopbook.peer;

import java.io.IOException;

/** A step while it is done: how far it has come. */
sealed interface Doing permits Sending, Hearing, Doing.Instant, Doing.Awaiting, Doing.Draining {
  long DONE = Long.MIN_VALUE;

  /** Goes on; {@link #DONE}, or the nanosecond at which to go on if nothing happens before. */
  long go(long now);

  /** The step's limit has passed: says what is missing. */
  void late(long now);

  static Doing of(Step step, Conversation on) {
    if (step instanceof Step.Send send) {
      return new Sending.Whole(on, send.content().apply(on.self()), send.willing());
    } else if (step instanceof Step.Drip drip) {
      return new Sending.Dripping(on, drip.content().apply(on.self()), drip.pause());
    } else if (step instanceof Step.Consumed) {
      return new Draining(on);
    } else if (step instanceof Step.Expect expect) {
      return new Hearing.Exactly(on, expect.content().apply(on.self()));
    } else if (step instanceof Step.Line line) {
      return new Hearing.AnyLine(on, line.limit());
    } else if (step instanceof Step.ToEnd) {
      return new Hearing.All(on);
    } else if (step instanceof Step.End end) {
      return new Hearing.End(on, end.orReset());
    } else if (step instanceof Step.Await await) {
      return new Awaiting(on, await.moment());
    }
    return new Instant(on, step);
  }

  /** What is done in no time. */
  record Instant(Conversation on, Step step) implements Doing {
    @Override
    public long go(long now) {
      if (step instanceof Step.Read read) {
        on.pace(read.pace(), now);
      } else if (step instanceof Step.HalfClose) {
        on.line().halfClose();
      } else if (step instanceof Step.HangUp) {
        on.line().hangUp();
      } else if (step instanceof Step.Reset) {
        reset(now);
      } else if (step instanceof Step.Reach reach) {
        reach.moment().reach();
      } else {
        throw new IllegalStateException("no such step: " + step);
      }
      return DONE;
    }

    private void reset(long now) {
      try {
        on.line().reset();
      } catch (IOException e) {
        on.missed(Miss.Kind.BROKEN, Kept.NOTHING, Kept.NOTHING, now, e);
      }
    }

    @Override
    public void late(long now) {}
  }

  /** Waits for a moment. */
  final class Awaiting implements Doing {
    private final Conversation on;
    private final Moment moment;
    private boolean asked;

    Awaiting(Conversation on, Moment moment) {
      this.on = on;
      this.moment = moment;
    }

    @Override
    public long go(long now) {
      if (moment.reached()) {
        return DONE;
      }
      if (!asked) {
        asked = true;
        moment.wake(on.stage()::wake);
      }
      return Long.MAX_VALUE;
    }

    @Override
    public void late(long now) {
      on.missed(
          Miss.Kind.UNMET, Kept.NOTHING, Kept.NOTHING, now, new IOException(moment.toString()));
    }
  }

  /** Waits until the other side has read all. */
  final class Draining implements Doing {
    private final Conversation on;
    private final Consumption consumption;

    Draining(Conversation on) {
      this.on = on;
      this.consumption = new Consumption(on.line());
    }

    @Override
    public long go(long now) {
      return consumption.over(now) ? DONE : consumption.next(now);
    }

    @Override
    public void late(long now) {
      on.missed(Miss.Kind.NOT_TAKEN, Kept.NOTHING, Kept.NOTHING, now, null);
    }
  }
}
