package loopbook.judge.trial;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server of the learner's that runs, with the checks that every server must pass. */
public final class Service {
  private final Submission submission;
  private final String method;
  private final Remote listener;
  private final Call call;
  private final Outside outside;
  private final InetSocketAddress address;
  private final boolean datagrams;
  private final long begun = System.nanoTime();
  private volatile @Nullable String over;

  Service(Submission submission, String method, Remote listener, Call call, Outside outside) {
    this.submission = submission;
    this.method = method;
    this.listener = listener;
    this.call = call;
    this.outside = outside;
    this.address = listener.address();
    this.datagrams = listener.is("java.net.DatagramSocket");
    call.whenDone(this::ended);
  }

  /** Keeps when the method returned, unless the test has told it to by closing what it serves. */
  private void ended() {
    if (!listener.isClosed()) {
      double seconds = (System.nanoTime() - begun) / 1e9;
      over = String.format(Locale.ROOT, "`%s` had returned after %.2f s", method, seconds);
    }
  }

  /** When it returned although it was to serve on, and whether it could have; if it has. */
  Optional<String> over() {
    String when = over;
    if (when == null || !call.hasReturned()) {
      return Optional.empty();
    }
    boolean open = submission.ask(listener, "isClosed").filter(Boolean.FALSE::equals).isPresent();
    String what = datagrams ? "socket" : "listener";
    return Optional.of(when + (open ? ", while its " + what + " was still open" : ""));
  }

  /** Where it serves. */
  public InetSocketAddress address() {
    return address;
  }

  /** The running call. */
  public Call call() {
    return call;
  }

  /** Still serving: the call has neither returned nor thrown. */
  public void runs() {
    if (call.isDone() && datagrams) {
      throw submission.fail(
          "`" + method + "` ended while its socket was still open.",
          "What one datagram does must not end the loop that receives: catch the exception around"
              + " one datagram.");
    }
    if (call.isDone()) {
      throw submission.fail(
          "`" + method + "` ended while its listener was still open.",
          "What one client does must not end the loop that accepts: catch the exception around one client.");
    }
  }

  /**
   * Closes the listener and checks that the call ends soon, that no thread is left, and that no
   * connection on its port is left open.
   */
  public void stops() {
    listener.close();
    call.returnsOrThrows(
        "java.io.IOException",
        "`"
            + method
            + "` did not return after its "
            + (datagrams ? "socket" : "listener")
            + " was closed.",
        "When accept or receive throws because the socket is closed, leave the loop and return.");
    leavesNothing();
  }

  /** No thread of the learner's and no open connection on the port is left, soon. */
  public void leavesNothing() {
    outside.settles(
        () -> outside.connections(address.getPort()) == 0,
        "A connection is still open after `" + method + "` has returned.",
        "Close every accepted socket on every path, also where a conversation still goes on when"
            + " the listener closes.",
        () -> outside.connections(address.getPort()) + " open");
    outside.settles(
        () -> outside.newThreads().isEmpty(),
        "Threads are still running after `" + method + "` has returned.",
        "End the threads that you started: close what they wait for, or shut their pool down.",
        () -> String.join(", ", outside.newThreads()));
  }

  /** Uses next to no processor time while nothing happens. */
  public void idles() {
    outside.idles(
        Duration.ofMillis(200),
        "`" + method + "` keeps the processor busy while nothing happens.",
        "Look for a loop that goes on without waiting: what does read return at the end of the stream?");
  }
}
