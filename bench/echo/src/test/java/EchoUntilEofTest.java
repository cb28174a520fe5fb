import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import loopbook.peer.Act;
import loopbook.peer.Caller;
import loopbook.peer.Content;
import loopbook.peer.Heard;
import loopbook.peer.Moment;
import loopbook.peer.Peer;
import org.junit.jupiter.api.Test;

/**
 * The scenarios of EX04, visible and hidden, as plain JUnit in one process: what bench/run compares
 * a check with. The judge's own tests stay the ones that grade.
 */
class EchoUntilEofTest {
  private static final int PIECE = 64 << 10;

  /** The learner's method with one caller, on a thread of its own. */
  private static final class Conversation implements AutoCloseable {
    final ServerSocket door;
    final FutureTask<Void> handled;
    final Thread thread;

    Conversation() throws IOException {
      door = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
      handled =
          new FutureTask<>(
              () -> {
                Socket caller = door.accept();
                door.close();
                EchoUntilEof.handle(caller);
                return null;
              });
      thread = new Thread(handled, "handle");
      thread.start();
    }

    Caller dial(String name) {
      return Peer.dial((InetSocketAddress) door.getLocalSocketAddress()).named(name);
    }

    @Override
    public void close() throws IOException {
      door.close();
    }
  }

  private static void play(String name, UnaryOperator<Caller> script) throws Exception {
    try (Conversation conversation = new Conversation()) {
      Heard heard = script.apply(conversation.dial(name)).play();
      assertTrue(heard.asScripted(), () -> heard.toString());
      conversation.handled.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void word() throws Exception {
    play("HALF", peer -> peer.send("hello\n").halfClose().expect("hello\n").thenEndOfStream());
  }

  @Test
  void conversation() throws Exception {
    play(
        "caller",
        peer ->
            peer.send("one").expect("one").send("two").expect("two").halfClose().thenEndOfStream());
  }

  @Test
  void endOfStream() throws Exception {
    play("HALF", peer -> peer.send("hello\n").halfClose().expect("hello\n").thenEndOfStream());
  }

  @Test
  void everyByteValue() throws Exception {
    int[] values = new int[512];
    for (int i = 0; i < 512; i++) {
      values[i] = i < 256 ? i : 511 - i;
    }
    Content all = Content.hex(values);
    play("HALF", peer -> peer.send(all).halfClose().expect(all).thenEndOfStream());
  }

  @Test
  void drip() throws Exception {
    play(
        "DRIP",
        peer -> {
          Caller longer = peer;
          for (String one : new String[] {"a", "b", "\n", "\r", "c"}) {
            longer = longer.send(one).expect(one);
          }
          return longer.halfClose().thenEndOfStream();
        });
  }

  @Test
  void megabyte() throws Exception {
    Content megabyte = Content.pattern(1 << 20);
    play(
        "HALF", peer -> piecewise(peer.send(megabyte).halfClose(), megabyte).thenEndOfStream());
  }

  @Test
  void reset() throws Exception {
    play("RST", peer -> peer.send("abc").expect("abc").reset());
  }

  @Test
  void slowReader() throws Exception {
    Content much = Content.pattern(2 << 20);
    play(
        "SLOWREAD",
        peer ->
            piecewise(
                    peer.receiveBuffer(8192).readSlowly(48 << 10).send(much).halfClose(), much)
                .thenEndOfStream());
  }

  @Test
  void silence() throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Moment again = Moment.named("the peer speaks again");
    try (Conversation conversation = new Conversation();
        Act act =
            conversation
                .dial("SILENT")
                .send("a")
                .expect("a")
                .await(again)
                .send("b")
                .expect("b")
                .halfClose()
                .thenEndOfStream()
                .start()) {
      act.connected();
      long span = Duration.ofMillis(150).toNanos();
      long before = threads.getThreadCpuTime(conversation.thread.getId());
      LockSupport.parkNanos(span);
      long used = threads.getThreadCpuTime(conversation.thread.getId()) - before;
      assertTrue(used < span / 3, () -> "busy for " + used + " ns");
      again.reach();
      Heard heard = act.heard();
      assertTrue(heard.asScripted(), () -> heard.toString());
      conversation.handled.get(10, TimeUnit.SECONDS);
    }
  }

  /** Expects it in pieces, so that the limit of time is one of each piece. */
  private static Caller piecewise(Caller peer, Content content) {
    Caller longer = peer;
    for (long at = 0; at < content.length(); at += PIECE) {
      longer = longer.expect(content.part(at, Math.min(content.length(), at + PIECE)));
    }
    return longer;
  }
}
