package loopbook.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import loopbook.text.Look;
import loopbook.text.Palette;
import loopbook.text.Text;
import loopbook.text.Theme;
import loopbook.wire.view.StatesView;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of datagram sockets at a moment. */
@Timeout(60)
class DatagramStatesTest {
  private static final int SENT = 300;
  private static final List<UdpRow> ROWS =
      List.of(row("server", 2304, 17), row("client", 0, 0), row("client", 0, 3));
  private static final String FENCE =
      """
      server UDP, some unread, 17 dropped
      client UDP
      client UDP, some dropped
      """;

  private static UdpRow row(String owner, long memory, long drops) {
    InetSocketAddress any = new InetSocketAddress(Play.LOOPBACK, 9);
    return new UdpRow(owner, any, any, memory, 0, drops);
  }

  /** A buffer that is too small: what the kernel dropped and what it kept is all that was sent. */
  @Test
  void whatTheBufferHadNoRoomForIsToldAsDropped() throws Exception {
    Assumptions.assumeTrue(KernelTable.exists());
    AtomicInteger kept = new AtomicInteger();
    try (Play play = new Play()) {
      CountDownLatch sent = new CountDownLatch(1);
      play.party(
          "receiver",
          () -> {
            try (DatagramSocket socket =
                new DatagramSocket(new InetSocketAddress(Play.LOOPBACK, 0))) {
              socket.setReceiveBufferSize(4096);
              sent.await();
              play.recording.moment("full");
              socket.setSoTimeout(200);
              try {
                while (true) {
                  socket.receive(new DatagramPacket(new byte[2000], 2000));
                  kept.incrementAndGet();
                }
              } catch (SocketTimeoutException empty) {
                play.recording.moment("read");
              }
            }
          });
      InetSocketAddress to = new InetSocketAddress(Play.LOOPBACK, play.port("receiver"));
      play.party(
          "sender",
          () -> {
            try (DatagramSocket socket = new DatagramSocket()) {
              for (int i = 0; i < SENT; i++) {
                socket.send(new DatagramPacket(new byte[1000], 1000, to));
              }
              sent.countDown();
              Play.until(() -> play.recording.moments().contains("read"));
            }
          });
      List<Event> events = play.end();
      List<UdpRow> full = play.recording.datagramStates("full").orElseThrow();
      List<UdpRow> read = play.recording.datagramStates("read").orElseThrow();
      long drops =
          full.stream().filter(r -> r.owner().equals("receiver")).findFirst().orElseThrow().drops();
      assertThat(kept.get()).isPositive();
      assertThat(drops).isPositive().isEqualTo(SENT - kept.get());
      String fence = "receiver UDP, some unread, " + drops + " dropped\nsender UDP";
      assertThat(StatesFence.parse(fence).match(List.of(), full)).isEmpty();
      assertThat(StatesFence.parse(fence).match(List.of(), read)).isPresent();
      assertThat(StatesFence.parse("receiver UDP, some dropped\n...").match(List.of(), read))
          .isEmpty();

      Map<String, List<TcpRow>> none = Map.of("full", List.of(), "read", List.of());
      for (int width : new int[] {40, 80}) {
        Look look = new Look(Theme.ASCII, Palette.NONE, width);
        Text drawn =
            StatesView.draw(
                none,
                Map.of("full", full, "read", read),
                events,
                List.of("full", "read"),
                List.of("receiver", "sender"),
                look);
        assertThat(drawn.lines()).allMatch(line -> line.width() <= width);
        assertThat(drawn.plain().replaceAll("\\s+", " "))
            .containsPattern(
                "full receiver \\d+ UDP ~300 sent there and not received: "
                    + drops
                    + " dropped by the kernel, unread datagrams take [0-9,]+ bytes of memory"
                    + " sender \\d+ UDP read receiver \\d+ UDP ~"
                    + drops
                    + " sent there and not received: "
                    + drops
                    + " dropped by the kernel sender \\d+ UDP ~ counted");
      }
      // where the system has no table, only what follows from the calls, and marked
      String inferred =
          StatesView.draw(Map.of(), Map.of(), events, List.of("full"), List.of(), Look.plain(100))
              .plain();
      assertThat(inferred)
          .containsPattern("~receiver  \\d+  UDP  ~300 sent there and not received")
          .doesNotContain("dropped");
    }
  }

  @Test
  void theTableAsItIs() {
    assertThat(StatesFence.parse(FENCE).match(List.of(), ROWS)).isEmpty();
    assertThat(StatesFence.parse("server UDP, some unread, 17 dropped\n...").match(List.of(), ROWS))
        .isEmpty();
    // a fence of TCP alone says nothing of UDP
    assertThat(StatesFence.parse("nothing").match(List.of(), ROWS)).isEmpty();
    assertThat(StatesFence.parse("client UDP, some dropped").count(List.of(), ROWS)).isEqualTo(1);
    String written = String.join("\n", ROWS.stream().map(StatesFence::line).toList());
    assertThat(StatesFence.parse(written).match(List.of(), ROWS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "17 dropped|16 dropped",
        "some unread, 17|17",
        "client UDP, some dropped|client UDP, 4 dropped",
        "client UDP, some dropped|client UDP",
        "client UDP, some dropped|",
        "client UDP\n|client UDP, some unread\n",
        "client UDP\n|client UDP\nclient UDP\n",
      })
  void anotherTableIsRejected(String change) {
    String[] parts = change.split("\\|", -1);
    assertThat(FENCE).contains(parts[0]);
    assertThat(StatesFence.parse(FENCE.replace(parts[0], parts[1])).match(List.of(), ROWS))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"server UDP, 5 unread", "server UDP, dropped", "server UDP,", "UDP"})
  void whatIsNoRowIsRefused(String line) {
    assertThatThrownBy(() -> StatesFence.parse(line)).isInstanceOf(FenceException.class);
  }
}
