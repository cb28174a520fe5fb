package loopbook.peer;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * An act that is over.
 *
 * @param address where its peer listened, or what it dialed or wrote to
 * @param began when {@link Event#nanos} is 0, of {@link System#nanoTime}
 * @param heard what each connection, or each port, came to, its end included
 */
public record Played(InetSocketAddress address, long began, List<Heard> heard) {
  public Played {
    heard = List.copyOf(heard);
  }
}
