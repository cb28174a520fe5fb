package loopbook.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A listener on a stage, and the conversations with those who called. */
final class Listening implements Cast {
  private static final int BACKLOG = 128;

  /** So many are accepted before the conversations get their turn: callers may come without end. */
  private static final int AT_ONCE = 64;

  private final Stage stage;
  private final Plan plan;
  private final ServerSocketChannel listener;
  private final InetSocketAddress address;
  private final List<Conversation> conversations = new ArrayList<>();
  private long since = System.nanoTime();
  private int uninvited;

  Listening(Stage stage, Plan plan, InetAddress on) throws IOException {
    this.stage = stage;
    this.plan = plan;
    this.listener = ServerSocketChannel.open();
    if (plan.receiveBuffer() > 0) {
      listener.setOption(StandardSocketOptions.SO_RCVBUF, plan.receiveBuffer());
    }
    listener.bind(new InetSocketAddress(on, 0), BACKLOG);
    this.address = (InetSocketAddress) listener.getLocalAddress();
    listener.configureBlocking(false);
    listener.register(stage.selector(), SelectionKey.OP_ACCEPT);
  }

  @Override
  public InetSocketAddress address() {
    return address;
  }

  @Override
  public void ready(SelectionKey key, long now) throws IOException {
    if (key.attachment() instanceof Conversation conversation) {
      conversation.ready(now);
      return;
    }
    for (int taken = 0; taken < AT_ONCE; taken++) {
      SocketChannel next = listener.accept();
      if (next == null) {
        return;
      }
      int number = awaited();
      if (number == plan.parts().size()) {
        uninvited++;
        next.close();
      } else {
        var called = new Conversation(stage, plan, plan.parts().get(number), number);
        if (number < conversations.size()) {
          conversations.set(number, called);
        } else {
          conversations.add(called);
        }
        called.accepted(next);
        called.begin(now);
      }
    }
  }

  /** Whose script the next caller gets; who was late gets his own, for as long as we are here. */
  private int awaited() {
    int number = 0;
    while (number < conversations.size() && !conversations.get(number).unheard()) {
      number++;
    }
    return number;
  }

  @Override
  public long advance(long now) {
    long wake = Long.MAX_VALUE;
    boolean talking = false;
    for (Conversation each : conversations) {
      wake = Math.min(wake, each.advance(now));
      talking |= !each.done();
    }
    if (talking) {
      since = now;
    } else if (!assembled()) {
      long deadline = since + plan.within().toNanos();
      if (now >= deadline) {
        while (!assembled()) {
          int number = conversations.size();
          var missed = new Conversation(stage, plan, plan.parts().get(number), number);
          conversations.add(missed);
          missed.nobodyCalled(now, since);
        }
      }
      wake = Math.min(wake, deadline);
    }
    return wake;
  }

  @Override
  public boolean assembled() {
    return conversations.size() == plan.parts().size();
  }

  @Override
  public boolean done() {
    return assembled() && conversations.stream().allMatch(Conversation::done);
  }

  @Override
  public List<Heard> heard() {
    return conversations.stream().map(Conversation::heard).toList();
  }

  @Override
  public int uninvited() {
    return uninvited;
  }

  @Override
  public void close() {
    conversations.forEach(Conversation::close);
    try {
      listener.close();
    } catch (IOException gone) {
      // there is nothing left to close
    }
  }
}
