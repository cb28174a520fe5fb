package loopbook.wire;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import loopbook.weave.SocketCall;
import org.jspecify.annotations.Nullable;

/**
 * What the sockets of one run, or of the learner's session, did.
 *
 * <p>A call belongs to the party whose code made it ({@link CodeLines}), else to the party of its
 * thread, else to the party that opened the socket. Calls that belong to nobody are not recorded.
 */
public final class Recording implements AutoCloseable {
  Recording() {}

  public String name() {
    throw new UnsupportedOperationException("being written");
  }

  /** Makes this thread, and all threads that it will create, the party's until the scope closes. */
  public Scope enter(String party) {
    throw new UnsupportedOperationException("being written");
  }

  /** All events until now, cause before effect. */
  public List<Event> events() {
    throw new UnsupportedOperationException("being written");
  }

  /** Tells each event as it happens, on the thread that caused it. */
  public void onEvent(Consumer<Event> listener) {
    throw new UnsupportedOperationException("being written");
  }

  /** What is open now, in the order in which it was opened. */
  public List<OpenSocket> openSockets() {
    throw new UnsupportedOperationException("being written");
  }

  /** Closes all open sockets and selectors of the recording; returns those that it closed. */
  public List<OpenSocket> closeOpenSockets() {
    throw new UnsupportedOperationException("being written");
  }

  /** The same for one party. */
  public List<OpenSocket> closeOpenSockets(String party) {
    throw new UnsupportedOperationException("being written");
  }

  /** Closes one socket; false if it was closed already. */
  public boolean closeSocket(long socket) {
    throw new UnsupportedOperationException("being written");
  }

  /** Live threads seen in socket calls, virtual ones included. */
  public Set<Thread> threads() {
    throw new UnsupportedOperationException("being written");
  }

  /** The same for one party. */
  public Set<Thread> threads(String party) {
    throw new UnsupportedOperationException("being written");
  }

  /** Calls that have not returned, the longest first. */
  public List<BlockedCall> blocked() {
    throw new UnsupportedOperationException("being written");
  }

  /**
   * The first port on which the party listens or which it has bound itself; empty if there is none
   * within the time.
   */
  public OptionalInt awaitPort(String party, Duration limit) throws InterruptedException {
    throw new UnsupportedOperationException("being written");
  }

  /**
   * Marks a moment of the calling thread's party, and keeps the kernel's TCP table as it is once
   * two readings agree (20 ms apart, within 400 ms).
   */
  public void moment(String moment) throws InterruptedException {
    throw new UnsupportedOperationException("being written");
  }

  /** The names of the moments that were passed, in order. */
  public List<String> moments() {
    throw new UnsupportedOperationException("being written");
  }

  /**
   * The kernel's rows for the ports of this run at that moment; empty if the moment was not passed
   * or this system has no {@code /proc/net/tcp}.
   */
  public Optional<List<TcpRow>> states(String moment) {
    throw new UnsupportedOperationException("being written");
  }

  /**
   * The party was stopped: records the calls in which it waits, and that it was stopped. What its
   * calls in progress still do is not recorded. To be called before its threads are interrupted and
   * its sockets closed.
   */
  public void stopped(String party) {
    throw new UnsupportedOperationException("being written");
  }

  /**
   * The run is over: records who still waits and what was left open (by parties that were not
   * stopped). Nothing is recorded from now on; the sockets stay open until they are closed.
   */
  public void finish() {
    throw new UnsupportedOperationException("being written");
  }

  /**
   * Takes in a call that was traced in another process: {@code process} tells processes apart whose
   * numbers could be equal. Its times must be of this machine's {@link System#nanoTime} or are
   * replaced by the time of arrival.
   */
  public void feed(String process, String party, SocketCall call, @Nullable CodeLine line) {
    throw new UnsupportedOperationException("being written");
  }

  /** Ends the recording and lets go all that it holds on to, but for its events. */
  @Override
  public void close() {
    throw new UnsupportedOperationException("being written");
  }
}
