package loopbook.judge.trial;

import java.net.InetSocketAddress;
import java.util.Arrays;
import loopbook.judge.call.Handle;
import loopbook.judge.call.Operation;
import org.jspecify.annotations.Nullable;

/**
 * An object in the child: a socket, a channel, a stream, a buffer, an instance of the learner's.
 */
public final class Remote {
  private final Submission submission;
  private final Handle handle;
  private volatile boolean closed;

  Remote(Submission submission, Handle handle) {
    this.submission = submission;
    this.handle = handle;
  }

  /** What stands for it in arguments. */
  public Handle handle() {
    return handle;
  }

  /** Whether it is an instance of that class, {@code java.net.ServerSocket}. */
  public boolean is(String type) {
    return handle.is(type);
  }

  /** Calls a method of it that takes no time, and gives its value. */
  public @Nullable Object get(String method, @Nullable Object... arguments) {
    return submission.prepare(onIt(method, arguments));
  }

  /** Calls a method of it that gives an object which stays in the child. */
  public Remote object(String method, @Nullable Object... arguments) {
    return submission.remote(get(method, arguments));
  }

  /** Begins a call of one of its methods. */
  public Call call(String method, @Nullable Object... arguments) {
    return submission.begin(method, onIt(method, arguments));
  }

  /** The local port of a socket. */
  public int port() {
    return get("getLocalPort") instanceof Integer port ? port : -1;
  }

  /** The local address of a socket, listener or channel. */
  public InetSocketAddress address() {
    String method =
        is("java.nio.channels.NetworkChannel") ? "getLocalAddress" : "getLocalSocketAddress";
    if (get(method) instanceof InetSocketAddress address) {
      return address;
    }
    throw new IllegalStateException("not bound");
  }

  /** Closes it. */
  public void close() {
    closed = true;
    get("close");
  }

  /** Whether the test has closed it, or is about to. */
  boolean isClosed() {
    return closed;
  }

  private Operation onIt(String method, @Nullable Object[] arguments) {
    return new Operation.CallOn(handle, method, Plain.of(Arrays.asList(arguments)));
  }
}
