package loopbook.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Datagram peers on a stage. */
final class Mailing implements Cast {
  private final InetSocketAddress address;
  private final List<Correspondence> all = new ArrayList<>();

  Mailing(
      Stage stage,
      String name,
      @Nullable InetSocketAddress to,
      int count,
      List<MailStep> steps,
      Duration within)
      throws IOException {
    try {
      for (int i = 0; i < count; i++) {
        all.add(new Correspondence(stage, name, i, to, steps, within));
      }
    } catch (IOException e) {
      close();
      throw e;
    }
    this.address = to == null ? all.get(0).local() : to;
  }

  @Override
  public InetSocketAddress address() {
    return address;
  }

  @Override
  public void ready(SelectionKey key, long now) {
    // advance reads whatever there is
  }

  @Override
  public long advance(long now) throws IOException {
    long wake = Long.MAX_VALUE;
    for (Correspondence each : all) {
      wake = Math.min(wake, each.advance(now));
    }
    return wake;
  }

  @Override
  public boolean assembled() {
    return true;
  }

  @Override
  public boolean done() {
    return all.stream().allMatch(Correspondence::done);
  }

  @Override
  public List<Heard> heard() {
    return all.stream().map(Correspondence::heard).toList();
  }

  @Override
  public int uninvited() {
    return 0;
  }

  @Override
  public void close() {
    all.forEach(Correspondence::close);
  }
}
