package loopbook.peer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A content on its way out. */
sealed interface Sending extends Doing {

  /** In as few writes as the system takes. */
  final class Whole implements Sending {
    private final Conversation on;
    private final Content content;
    private final boolean willing;
    private long sent;

    Whole(Conversation on, Content content, boolean willing) {
      this.on = on;
      this.content = content;
      this.willing = willing;
    }

    @Override
    public long go(long now) {
      try {
        while (sent < content.length()) {
          ByteBuffer buffer = on.stage().buffer().clear();
          byte[] block = content.copy(sent, buffer.capacity());
          buffer.put(block).flip();
          int count = on.line().send(buffer, now);
          sent += count;
          if (count < block.length) {
            on.wantsWrite();
            return Long.MAX_VALUE;
          }
        }
      } catch (IOException e) {
        on.broke(e, willing, now);
      }
      return DONE;
    }

    @Override
    public void late(long now) {
      on.missed(Miss.Kind.NOT_TAKEN, Kept.NOTHING, Sending.came(on), now, null);
    }
  }

  /** One byte per segment. */
  final class Dripping implements Sending {
    /** So long a reader may take over one byte before the next one is sent all the same. */
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(500);

    /** Above this pause it is a matter of time alone, and of taking one's time. */
    private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(2);

    private final Conversation on;
    private final Content content;
    private final long pause;
    private final Consumption consumption;
    private boolean nobodyReads;
    private long sent;

    Dripping(Conversation on, Content content, Duration pause) {
      this.on = on;
      this.content = content;
      this.pause = pause.toNanos();
      this.consumption = new Consumption(on.line());
    }

    @Override
    public long go(long now) {
      boolean slow = pause > SLOW;
      // a peer that only ended its own direction still reads
      if (slow && on.line().ending() == Ending.RESET) {
        return DONE;
      }
      if (sent > 0 && !mayGoOn(now)) {
        return slow ? on.line().lastSent + pause : consumption.next(now);
      }
      if (sent == content.length()) {
        return DONE;
      }
      try {
        // looking whether it may go on can have taken a while
        long then = System.nanoTime();
        if (on.line().send(ByteBuffer.wrap(content.copy(sent, 1)), then) == 0) {
          on.wantsWrite();
          return Long.MAX_VALUE;
        }
        sent++;
        consumption.again();
        return sent == content.length() && slow ? DONE : consumption.next(then);
      } catch (IOException e) {
        on.broke(e, slow, now);
        return DONE;
      }
    }

    private boolean mayGoOn(long now) {
      long since = now - on.line().lastSent;
      if (pause > SLOW || nobodyReads) {
        return since >= pause;
      }
      if (since >= PATIENCE) {
        nobodyReads = true;
        return true;
      }
      return consumption.over(now);
    }

    @Override
    public void late(long now) {
      on.missed(Miss.Kind.NOT_TAKEN, Kept.NOTHING, Sending.came(on), now, null);
    }
  }

  /** What came meanwhile and no step has taken. */
  static Kept came(Conversation on) {
    Inbox.Keeper keeper = new Inbox.Keeper();
    on.inbox().take(on.inbox().size(), keeper);
    return keeper.kept();
  }
}
