package loopbook.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Callers on a stage: all together, or one after the other. */
final class Calls implements Cast {
  private final Stage stage;
  private final Plan plan;
  private final InetSocketAddress address;
  private final @Nullable InetAddress from;
  private final int count;
  private final boolean together;
  private final List<Conversation> conversations = new ArrayList<>();
  private boolean opened;

  Calls(
      Stage stage,
      Plan plan,
      InetSocketAddress address,
      @Nullable InetAddress from,
      int count,
      boolean together)
      throws IOException {
    this.stage = stage;
    this.plan = plan;
    this.address = address;
    this.from = from;
    this.count = count;
    this.together = together;
    do {
      dial();
    } while (together && conversations.size() < count);
  }

  private void dial() throws IOException {
    var next = new Conversation(stage, plan, plan.parts().get(0), conversations.size());
    conversations.add(next);
    next.dial(address, from);
  }

  @Override
  public InetSocketAddress address() {
    return address;
  }

  @Override
  public void ready(SelectionKey key, long now) {
    if (key.attachment() instanceof Conversation conversation) {
      conversation.ready(now);
    }
  }

  @Override
  public long advance(long now) throws IOException {
    long wake = Long.MAX_VALUE;
    if (!opened) {
      for (Conversation each : conversations) {
        wake = Math.min(wake, each.connect(now));
      }
      opened = conversations.stream().noneMatch(Conversation::connecting);
      if (!opened) {
        return wake;
      }
      conversations.forEach(c -> c.begin(now));
    }
    wake = Long.MAX_VALUE;
    for (Conversation each : conversations) {
      wake = Math.min(wake, each.advance(now));
    }
    if (!together && conversations.size() < count) {
      Conversation last = conversations.get(conversations.size() - 1);
      if (last.done()) {
        last.close();
        dial();
        opened = false;
        return now;
      }
    }
    return wake;
  }

  @Override
  public boolean assembled() {
    return opened;
  }

  @Override
  public boolean done() {
    return (together || conversations.size() == count)
        && conversations.stream().allMatch(Conversation::done);
  }

  @Override
  public List<Heard> heard() {
    return conversations.stream().map(Conversation::heard).toList();
  }

  @Override
  public int uninvited() {
    return 0;
  }

  @Override
  public void close() {
    conversations.forEach(Conversation::close);
  }
}
