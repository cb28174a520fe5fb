package loopbook.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.util.List;

/** Who acts on a stage: callers, or a listener and those it hosts. Used by the stage's thread. */
interface Cast {
  InetSocketAddress address();

  /** Takes notice of what the selector found. */
  void ready(SelectionKey key, long now) throws IOException;

  /** Goes on as far as possible; the nanosecond at which to go on even if nothing happens. */
  long advance(long now) throws IOException;

  /** Whether every connection that was to be made has been, or cannot be. */
  boolean assembled();

  /** Whether every script has come to its end. */
  boolean done();

  List<Heard> heard();

  /** Connections that no script was for. */
  int uninvited();

  /** Closes all in an orderly way. */
  void close();
}
