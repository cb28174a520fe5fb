package loopbook.peer;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection that follows its part of a script, as far as it can without blocking. */
final class Conversation {
  private static final int AT_ONCE = 256 * 1024;
  private static final int PENDING = 16 * 1024 * 1024;

  /** So much takes longer than one wait where a program reads and writes byte by byte. */
  private static final int MUCH = 16 * 1024;

  private final Stage stage;
  private final Plan plan;
  private final List<Step> steps;
  private final int number;
  private final Line line;
  private final Inbox inbox = new Inbox();
  private Pace pace = new Pace.Eager();
  private long slowLeft;
  private long slowAt;
  private boolean connecting;
  private boolean begun;
  private boolean wantsWrite;
  private int index;
  private long stepSince;
  private @Nullable Doing doing;
  private @Nullable IOException broken;
  private @Nullable Miss miss;

  Conversation(Stage stage, Plan plan, List<Step> steps, int number) {
    this.stage = stage;
    this.plan = plan;
    this.steps = steps;
    this.number = number;
    this.line = new Line(stage);
  }

  void dial(InetSocketAddress to, @Nullable InetAddress from) {
    stepSince = System.nanoTime();
    try {
      line.dial(to, from, plan.receiveBuffer(), this);
      connecting = true;
    } catch (IOException e) {
      notConnected(e, stepSince);
    }
  }

  /** Sees whether the handshake is over; when to look again. */
  long connect(long now) {
    if (connecting) {
      long deadline = stepSince + plan.within().toNanos();
      try {
        if (line.connected()) {
          connecting = false;
          line.interest(0);
        } else if (now >= deadline) {
          notConnected(new ConnectException("no answer"), now);
        }
      } catch (IOException e) {
        notConnected(e, now);
      }
      return connecting ? deadline : now;
    }
    return Long.MAX_VALUE;
  }

  boolean connecting() {
    return connecting;
  }

  private void notConnected(IOException e, long now) {
    connecting = false;
    line.release();
    missed(Miss.Kind.NOT_CONNECTED, Kept.NOTHING, Kept.NOTHING, now, e);
  }

  void accepted(SocketChannel channel) throws IOException {
    line.accepted(channel, this);
  }

  void nobodyCalled(long now, long since) {
    stepSince = since;
    missed(Miss.Kind.NO_CALLER, Kept.NOTHING, Kept.NOTHING, now, null);
  }

  /** Whether nobody has called for it within the limit. */
  boolean unheard() {
    return miss != null && miss.kind() == Miss.Kind.NO_CALLER;
  }

  void begin(long now) {
    begun = true;
    stepSince = now;
  }

  /** The selector found something; {@link #advance} looks at what. */
  void ready(long now) {
    wantsWrite = false;
  }

  boolean done() {
    return miss != null || (begun && index == steps.size());
  }

  /** Goes on; the nanosecond at which to go on even if nothing happens. */
  long advance(long now) {
    if (!begun && !done()) {
      return Long.MAX_VALUE;
    }
    long wake = work(now);
    while (read(now)) {
      wake = work(now);
    }
    if (done()) {
      inbox.clear();
      wake = Long.MAX_VALUE;
    }
    boolean reads = mayRead();
    boolean later = pace instanceof Pace.Slow && slowLeft > 0 && now < slowAt;
    line.interest(
        (reads && !later ? SelectionKey.OP_READ : 0) | (wantsWrite ? SelectionKey.OP_WRITE : 0));
    return reads && later ? Math.min(wake, slowAt) : wake;
  }

  private long work(long now) {
    while (!done()) {
      Doing current = doing;
      if (current == null) {
        current = Doing.of(steps.get(index), this);
        doing = current;
        stepSince = now;
      }
      long again = current.go(now);
      if (miss != null) {
        break;
      }
      if (again != Doing.DONE) {
        long deadline = deadline();
        if (now < deadline) {
          return Math.min(again, deadline);
        }
        current.late(now);
        break;
      }
      doing = null;
      wantsWrite = false;
      index++;
      if (broken != null && index == steps.size()) {
        missed(Miss.Kind.BROKEN, Kept.NOTHING, Sending.came(this), now, broken);
      }
    }
    return Long.MAX_VALUE;
  }

  /** While it reads slowly, or much is to come, the limit counts from the last byte. */
  private long deadline() {
    long from = stepSince;
    boolean much = doing instanceof Hearing hearing && hearing.wanted() > MUCH;
    if (much || pace instanceof Pace.Slow) {
      from = Math.max(from, line.lastReceived);
    }
    if (doing instanceof Sending) {
      from = Math.max(from, line.lastSent);
    }
    return from + plan.within().toNanos();
  }

  private boolean mayRead() {
    return !(pace instanceof Pace.Never)
        && line.isOpen()
        && line.ending() == Ending.NONE
        && inbox.size() < PENDING;
  }

  /** Whether something came, or the end. */
  private boolean read(long now) {
    if (!mayRead()) {
      return false;
    }
    if (pace instanceof Pace.Slow && slowLeft > 0) {
      if (now < slowAt) {
        return false;
      }
      int count = line.read(inbox, Pace.Slow.CHUNK, now);
      slowLeft -= count;
      slowAt = now + Pace.Slow.PAUSE_NANOS;
      return count > 0 || line.ending() != Ending.NONE;
    }
    int all = 0;
    for (int count = 1; count > 0 && all < AT_ONCE; all += count) {
      count = line.read(inbox, AT_ONCE, now);
    }
    return all > 0 || line.ending() != Ending.NONE;
  }

  /**
   * Sending failed. The script goes on: what comes instead of what it expects says more about the
   * other side. Only if all of that comes, the failure is what is left to tell.
   */
  void broke(IOException reason, boolean willing, long now) {
    readRest(now);
    if (!willing && broken == null) {
      broken = reason;
    }
  }

  /** Reads what is left after the connection broke, so that nothing that came is lost. */
  private void readRest(long now) {
    if (!(pace instanceof Pace.Never)) {
      int count = 1;
      while (count > 0 && inbox.size() < PENDING) {
        count = line.read(inbox, AT_ONCE, now);
      }
    }
    line.end(Ending.RESET);
  }

  void pace(Pace other, long now) {
    pace = other;
    if (other instanceof Pace.Slow slow) {
      slowLeft = slow.bytes();
      slowAt = now;
    }
  }

  void wantsWrite() {
    wantsWrite = true;
  }

  void missed(Miss.Kind kind, Kept expected, Kept came, long now, @Nullable IOException reason) {
    missed(kind, expected, came, Optional.empty(), now, reason);
  }

  void missed(
      Miss.Kind kind,
      Kept expected,
      Kept came,
      Optional<Difference> difference,
      long now,
      @Nullable IOException reason) {
    String said = reason == null || reason.getMessage() == null ? "" : reason.getMessage();
    Duration waited = Duration.ofNanos(Math.max(0, now - stepSince));
    miss = new Miss(kind, expected, came, difference, waited, said);
  }

  Stage stage() {
    return stage;
  }

  Line line() {
    return line;
  }

  Inbox inbox() {
    return inbox;
  }

  Self self() {
    InetSocketAddress local = line.local();
    InetSocketAddress remote = line.remote();
    if (local == null || remote == null) {
      throw new IllegalStateException("not connected");
    }
    return new Self(number, local, remote);
  }

  Heard heard() {
    return new Heard(
        plan.name(),
        number,
        line.local(),
        line.remote(),
        line.sent(),
        line.received(),
        line.ending(),
        line.events(),
        Optional.ofNullable(miss));
  }

  void close() {
    long now = System.nanoTime();
    if (line.isOpen() && mayRead()) {
      line.read(inbox, AT_ONCE, now);
    }
    line.hangUp();
  }

  /** After this many nanoseconds what came instead of the expected is taken as all of it. */
  static final long SETTLE = TimeUnit.MILLISECONDS.toNanos(200);
}
