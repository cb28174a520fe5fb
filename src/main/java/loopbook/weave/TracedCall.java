package loopbook.weave;

import java.net.SocketAddress;
import loopbook.weave.SocketCall.Failure;
import loopbook.weave.SocketCall.Phase;
import loopbook.weave.SocketCall.Stack;
import org.jspecify.annotations.Nullable;

/**
 * One call on a socket, as it is told. What it says is what the components of {@link SocketCall} of
 * the same names say. One that is traced in this process is a single object from its beginning to
 * its end: between the two deliveries it says what was known when it was entered, from the second
 * one on what it came to.
 */
public interface TracedCall {
  long id();

  Phase phase();

  Operation operation();

  long socket();

  SocketKind kind();

  @Nullable SocketAddress local();

  @Nullable SocketAddress remote();

  long count();

  long capacity();

  byte[] payload();

  long made();

  String thread();

  long threadId();

  long start();

  long end();

  @Nullable Failure failure();

  @Nullable Stack stack();

  /** As it is now, as plain data that can be kept. */
  SocketCall told();
}
