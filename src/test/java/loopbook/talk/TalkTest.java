package loopbook.talk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import loopbook.talk.Talk.Done;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both ends are real sockets; what is told of ours is compared with what the other one sees. */
@Timeout(60)
class TalkTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final BlockingQueue<News> told = new LinkedBlockingQueue<>();

  private static InetSocketAddress any() {
    return new InetSocketAddress(LOOPBACK, 0);
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(UTF_8));
  }

  private <N extends News> N next(Class<N> kind) throws InterruptedException {
    News news = told.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    assertThat(news).isInstanceOf(kind);
    return kind.cast(news);
  }

  @Test
  void afterAHalfCloseTheAnswerStillComes() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, LOOPBACK);
        StreamTalk talk =
            StreamTalk.call((InetSocketAddress) listener.getLocalSocketAddress(), told::add);
        Socket server = listener.accept()) {
      next(News.Connected.class);
      assertThat(talk.send(bytes("ab"))).isEqualTo(Done.DONE);
      assertThat(talk.halfClose()).isEqualTo(Done.DONE);
      assertThat(server.getInputStream().readAllBytes()).isEqualTo("ab".getBytes(UTF_8));
      assertThat(talk.send(bytes("c"))).isEqualTo(Done.HALF_CLOSED);
      next(News.Sending.class);
      next(News.HalfClosed.class);
      server.getOutputStream().write("late".getBytes(UTF_8));
      assertThat(next(News.Received.class).bytes()).isEqualTo(bytes("late"));
      server.shutdownOutput();
      next(News.EndOfStream.class);
      assertThat(talk.isEnded()).isTrue();
    }
  }

  @Test
  void aResetReachesTheOtherEndAndComesFromIt() throws Exception {
    try (StreamTalk talk = StreamTalk.host(any(), told::add)) {
      InetSocketAddress at = next(News.Listening.class).at();
      try (Socket first = new Socket(LOOPBACK, at.getPort())) {
        next(News.Accepted.class);
        assertThat(talk.reset()).isEqualTo(Done.DONE);
        next(News.Aborted.class);
        InputStream in = first.getInputStream();
        assertThatThrownBy(in::read).isInstanceOf(SocketException.class);
      }
      Socket second = new Socket(LOOPBACK, at.getPort());
      next(News.Accepted.class);
      second.setSoLinger(true, 0);
      second.close();
      next(News.Reset.class);
      assertThat(talk.send(bytes("x"))).isEqualTo(Done.NOBODY);
    }
  }

  @Test
  void aServerTakesOneClientAfterAnother() throws Exception {
    try (StreamTalk talk = StreamTalk.host(any(), told::add)) {
      InetSocketAddress at = next(News.Listening.class).at();
      assertThat(talk.send(bytes("x"))).isEqualTo(Done.NOBODY);
      try (Socket first = new Socket(LOOPBACK, at.getPort());
          Socket second = new Socket(LOOPBACK, at.getPort())) {
        assertThat(next(News.Accepted.class).remote()).isEqualTo(first.getLocalSocketAddress());
        talk.hangUp();
        next(News.Closed.class);
        assertThat(first.getInputStream().read()).isEqualTo(-1);
        assertThat(next(News.Accepted.class).remote()).isEqualTo(second.getLocalSocketAddress());
        talk.send(bytes("hi"));
        assertThat(second.getInputStream().readNBytes(2)).isEqualTo("hi".getBytes(UTF_8));
      }
    }
  }

  @Test
  void nobodyAtAPortIsARefusal() throws Exception {
    InetSocketAddress free;
    try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
      free = (InetSocketAddress) taken.getLocalSocketAddress();
    }
    try (StreamTalk talk = StreamTalk.call(free, told::add)) {
      next(News.Refused.class);
      assertThat(talk.isOver()).isTrue();
      assertThat(talk.send(bytes("x"))).isEqualTo(Done.OVER);
    }
  }

  @Test
  void whoReadsNothingHoldsTheSenderUntilItIsInterrupted() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, LOOPBACK);
        StreamTalk talk =
            StreamTalk.call((InetSocketAddress) listener.getLocalSocketAddress(), told::add);
        Socket server = listener.accept()) {
      assertThat(server.isConnected()).isTrue();
      Bytes much = Bytes.of(new byte[64 << 20]);
      List<Object> came = new CopyOnWriteArrayList<>();
      Thread sender =
          new Thread(
              () -> {
                try {
                  came.add(talk.send(much));
                } catch (InterruptedException stopped) {
                  came.add(stopped);
                }
              });
      sender.start();
      next(News.Connected.class);
      next(News.Sending.class);
      await(() -> server.getInputStream().available() > 0);
      sender.interrupt();
      sender.join(DEADLINE.toMillis());
      assertThat(came).hasSize(1).first().isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void closingLeavesNoThreadAndNoPort() throws Exception {
    StreamTalk talk = StreamTalk.host(any(), told::add);
    InetSocketAddress at = next(News.Listening.class).at();
    try (Socket client = new Socket(LOOPBACK, at.getPort())) {
      next(News.Accepted.class);
      talk.close();
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("be: "));
    assertThatThrownBy(() -> new Socket(LOOPBACK, at.getPort())).isInstanceOf(IOException.class);
  }

  @Test
  void aDatagramIsAnsweredToWhoSentIt() throws Exception {
    try (DatagramTalk talk = DatagramTalk.host(any(), told::add);
        DatagramSocket client = new DatagramSocket(0, LOOPBACK)) {
      assertThat(talk.send(bytes("x"))).isEqualTo(Done.NOBODY);
      InetSocketAddress at = next(News.Bound.class).at();
      client.send(new DatagramPacket("ping".getBytes(UTF_8), 4, at));
      assertThat(next(News.Received.class).bytes()).isEqualTo(bytes("ping"));
      assertThat(talk.send(bytes("pong"))).isEqualTo(Done.DONE);
      DatagramPacket answer = new DatagramPacket(new byte[10], 10);
      client.setSoTimeout((int) DEADLINE.toMillis());
      client.receive(answer);
      assertThat(new String(answer.getData(), 0, answer.getLength(), UTF_8)).isEqualTo("pong");
      assertThat(talk.halfClose()).isEqualTo(Done.NOT_WITH_DATAGRAMS);
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Condition condition) {
    BooleanSupplier so =
        () -> {
          try {
            return condition.holds();
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        };
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!so.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
