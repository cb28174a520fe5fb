package loopbook.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** One port that follows a script of datagrams, as far as it can without blocking. */
final class Correspondence {
  private static final int RECEIVE_BUFFER = 1024 * 1024;
  private static final int LETTERS = 2_000;
  private static final long DONE = Long.MIN_VALUE;

  private final Stage stage;
  private final String name;
  private final int number;
  private final boolean fixed;
  private final List<MailStep> steps;
  private final long within;
  private final DatagramChannel channel;
  private final InetSocketAddress local;
  private final Queue<Letter> waiting = new ArrayDeque<>();
  private final List<Letter> letters = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final Inbox.Keeper sent = new Inbox.Keeper();
  private final Inbox.Keeper received = new Inbox.Keeper();
  private @Nullable DatagramChannel stranger;
  private @Nullable InetSocketAddress partner;
  private @Nullable Letter latest;
  private @Nullable Miss miss;
  private int index;
  private boolean entered;
  private long since;
  private long sendAgain;

  Correspondence(
      Stage stage,
      String name,
      int number,
      @Nullable InetSocketAddress to,
      List<MailStep> steps,
      Duration within)
      throws IOException {
    this.stage = stage;
    this.name = name;
    this.number = number;
    this.partner = to;
    this.fixed = to != null;
    this.steps = steps;
    this.within = within.toNanos();
    this.channel = bound();
    this.local = (InetSocketAddress) channel.getLocalAddress();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
    channel.register(stage.selector(), SelectionKey.OP_READ);
  }

  private static DatagramChannel bound() throws IOException {
    DatagramChannel opened = DatagramChannel.open();
    try {
      opened.bind(new InetSocketAddress(Loopback.V4, 0));
      opened.configureBlocking(false);
      return opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  InetSocketAddress local() {
    return local;
  }

  boolean done() {
    return miss != null || index == steps.size();
  }

  Self self() {
    return new Self(number, local, partner());
  }

  Letter latest() {
    Letter taken = latest;
    if (taken == null) {
      throw new IllegalStateException("peer " + name + " has taken no datagram yet");
    }
    return taken;
  }

  private InetSocketAddress partner() {
    InetSocketAddress known = partner;
    if (known == null) {
      throw new IllegalStateException("peer " + name + " knows nobody to write to yet");
    }
    return known;
  }

  /** Goes on; the nanosecond at which to go on even if nothing happens. */
  long advance(long now) throws IOException {
    receive();
    while (!done()) {
      if (!entered) {
        entered = true;
        since = now;
        sendAgain = now;
      }
      long again = go(steps.get(index), now);
      if (again == DONE) {
        index++;
        entered = false;
      } else if (miss == null && now < since + within) {
        return Math.min(again, since + within);
      } else if (miss == null) {
        late(steps.get(index), now);
      }
    }
    return Long.MAX_VALUE;
  }

  private long go(MailStep step, long now) throws IOException {
    if (step instanceof MailStep.Send send) {
      Content content = send.content().apply(this);
      for (int i = 0; i < send.times(); i++) {
        write(content, send.stranger());
      }
    } else if (step instanceof MailStep.Expect expect) {
      return waiting.isEmpty() ? Long.MAX_VALUE : compare(expect.content().apply(this), now);
    } else if (step instanceof MailStep.Insist insist) {
      return insist(insist, now);
    } else if (step instanceof MailStep.Hear) {
      return waiting.isEmpty() ? Long.MAX_VALUE : take(Kept.NOTHING, now);
    } else if (step instanceof MailStep.Nothing) {
      nothing(now);
    } else if (step instanceof MailStep.Strays strays) {
      return stray(strays, now);
    } else if (step instanceof MailStep.Vanish) {
      channel.connect(local); // the port stays taken, and takes from nobody but itself
    } else if (step instanceof MailStep.Reach reach) {
      reach.moment().reach();
    } else if (step instanceof MailStep.Await await && !await.moment().reached()) {
      await.moment().wake(stage::wake);
      return Long.MAX_VALUE;
    }
    return DONE;
  }

  private long insist(MailStep.Insist step, long now) throws IOException {
    if (!waiting.isEmpty()) {
      return compare(step.reply(), now);
    }
    if (now >= sendAgain) {
      write(step.request(), false);
      sendAgain = now + step.every().toNanos();
    }
    return sendAgain;
  }

  private long stray(MailStep.Strays step, long now) throws IOException {
    while (!waiting.isEmpty()) {
      take(Kept.NOTHING, now);
    }
    if (step.until().reached()) {
      return DONE;
    }
    step.until().wake(stage::wake);
    if (now >= sendAgain) {
      write(step.content().apply(this), step.stranger());
      sendAgain = now + step.every().toNanos();
    }
    return sendAgain;
  }

  private void nothing(long now) throws IOException {
    receive();
    Letter extra = waiting.poll();
    if (extra != null) {
      missed(Miss.Kind.EXTRA_DATAGRAM, Kept.NOTHING, extra.content(), Optional.empty(), now);
    }
  }

  private long take(Kept expected, long now) {
    Letter next = waiting.remove();
    if (fixed && !next.other().equals(partner())) {
      missed(Miss.Kind.FROM_ELSEWHERE, expected, next.content(), Optional.empty(), now);
    }
    latest = next;
    partner = next.other();
    return DONE;
  }

  private long compare(Content expected, long now) {
    byte[] came = waiting.element().bytes();
    take(expected.kept(), now);
    Optional<Difference> difference = Difference.between(expected, Content.bytes(came));
    if (miss == null && difference.isPresent()) {
      Kept kept = new Kept(came, came.length);
      missed(Miss.Kind.OTHER_DATAGRAM, expected.kept(), kept, difference, now);
    }
    return DONE;
  }

  private void late(MailStep step, long now) {
    if (step instanceof MailStep.Await || step instanceof MailStep.Strays) {
      missed(Miss.Kind.UNMET, Kept.NOTHING, Kept.NOTHING, Optional.empty(), now);
      return;
    }
    Kept expected = Kept.NOTHING;
    Miss.Kind kind = Miss.Kind.NO_DATAGRAM;
    if (step instanceof MailStep.Expect expect) {
      expected = expect.content().apply(this).kept();
    } else if (step instanceof MailStep.Insist insist) {
      expected = insist.reply().kept();
    } else {
      kind = Miss.Kind.NOBODY_WROTE;
    }
    missed(kind, expected, Kept.NOTHING, Optional.empty(), now);
  }

  private void missed(
      Miss.Kind kind, Kept expected, Kept came, Optional<Difference> difference, long now) {
    Duration waited = Duration.ofNanos(Math.max(0, now - since));
    miss = new Miss(kind, expected, came, difference, waited, "");
  }

  private void write(Content content, boolean asStranger) throws IOException {
    byte[] bytes = content.copy(0, Mail.MOST);
    DatagramChannel from = channel;
    if (asStranger) {
      DatagramChannel other = stranger;
      if (other == null) {
        other = bound();
        stranger = other;
      }
      from = other;
    }
    InetSocketAddress own = (InetSocketAddress) from.getLocalAddress();
    long before = System.nanoTime();
    from.send(ByteBuffer.wrap(bytes), partner());
    sent.add(bytes, 0, bytes.length);
    note(new Letter(true, own, partner(), new Kept(bytes, bytes.length)), Event.Kind.SENT, before);
  }

  private void receive() throws IOException {
    ByteBuffer buffer = stage.buffer();
    while (channel.isOpen() && !channel.isConnected()) {
      buffer.clear();
      InetSocketAddress from = (InetSocketAddress) channel.receive(buffer);
      if (from == null) {
        return;
      }
      byte[] bytes = new byte[buffer.flip().remaining()];
      buffer.get(bytes);
      received.add(bytes, 0, bytes.length);
      Letter letter = new Letter(false, local, from, new Kept(bytes, bytes.length));
      note(letter, Event.Kind.RECEIVED, System.nanoTime());
      if (!done()) {
        waiting.add(letter);
      }
    }
  }

  private void note(Letter letter, Event.Kind kind, long now) {
    if (letters.size() < LETTERS) {
      letters.add(letter);
      events.add(new Event(stage.since(now), kind, (int) letter.content().total()));
    }
  }

  Heard heard() {
    return new Heard(
        name,
        number,
        local,
        partner,
        sent.kept(),
        received.kept(),
        Ending.NONE,
        events,
        Optional.ofNullable(miss),
        letters);
  }

  void close() {
    release(channel);
    DatagramChannel other = stranger;
    if (other != null) {
      release(other);
    }
  }

  private static void release(DatagramChannel open) {
    try {
      open.close();
    } catch (IOException gone) {
      // there is nothing left to close
    }
  }
}
