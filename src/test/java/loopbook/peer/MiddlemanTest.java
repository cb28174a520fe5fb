package loopbook.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server hears of a caller behind a peer, by the server's own reads. */
@Timeout(60)
class MiddlemanTest {
  private static final Usual TWO_LINES = new Usual(12, 3);

  /** What a server has heard: the bytes, how many reads they took, and how it ended. */
  private record Heard(String text, int reads, String end) {}

  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

  private Served server() throws IOException {
    return Served.by(
        caller -> {
          try (caller) {
            caller.getOutputStream().write("hi\n".getBytes(ISO_8859_1));
            heard.add(hear(caller.getInputStream()));
          }
        });
  }

  private static Heard hear(InputStream in) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[100_000];
    int reads = 0;
    try {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        all.write(buffer, 0, count);
        reads++;
      }
      return new Heard(all.toString(ISO_8859_1), reads, "end");
    } catch (SocketTimeoutException open) {
      return new Heard(all.toString(ISO_8859_1), reads, "open");
    } catch (IOException broken) {
      return new Heard(all.toString(ISO_8859_1), reads, "reset");
    }
  }

  /** Says two lines in one go and another in the next, and does not close until it was heard. */
  private Heard meets(Manner manner, Usual usual) throws Exception {
    try (Served server = server();
        Middleman peer = new Middleman(manner, server.address(), List.of(usual));
        Socket caller = new Socket(peer.address().getAddress(), peer.address().getPort())) {
      caller.getOutputStream().write("hello\n".getBytes(ISO_8859_1));
      caller.getOutputStream().write("world\n".getBytes(ISO_8859_1));
      Heard early = heard.poll(100, TimeUnit.MILLISECONDS);
      if (early != null) {
        return early;
      }
      caller.shutdownOutput();
      Heard late = heard.poll(30, TimeUnit.SECONDS);
      assertThat(late).as("the server comes to an end").isNotNull();
      return late;
    }
  }

  @Test
  void whoPassesOnPassesOnEverything() throws Exception {
    assertThat(meets(Manner.PLAIN, TWO_LINES).text()).isEqualTo("hello\nworld\n");
    assertThat(meets(Manner.DRIP, TWO_LINES)).isEqualTo(new Heard("hello\nworld\n", 12, "end"));
    assertThat(meets(Manner.SLOW, TWO_LINES)).isEqualTo(new Heard("hello\nworld\n", 12, "end"));
    assertThat(meets(Manner.GLUE, TWO_LINES)).isEqualTo(new Heard("hello\nworld\n", 1, "end"));
    assertThat(meets(Manner.SLOWREAD, TWO_LINES).text()).isEqualTo("hello\nworld\n");
  }

  @Test
  void whoIsPlainChangesNothingAndPassesAResetOn() throws Exception {
    Content much = Content.pattern(3_000_000);
    try (Served server =
            Served.by(
                caller -> {
                  try (caller) {
                    caller.getInputStream().transferTo(caller.getOutputStream());
                  }
                });
        Middleman peer = new Middleman(Manner.PLAIN, server.address(), List.of())) {
      var heardBack =
          Peer.dial(peer.address()).send(much).halfClose().expect(much).thenEndOfStream().play();
      assertThat(heardBack.miss()).isEmpty();
    }
    try (Act server = Peer.listen().expect("x").reset().start();
        Middleman peer = new Middleman(Manner.PLAIN, server.address(), List.of())) {
      var heardBack = Peer.dial(peer.address()).send("x").thenEndOfStream().play();
      assertThat(heardBack.miss().orElseThrow().kind()).isEqualTo(Miss.Kind.RESET);
    }
  }

  @Test
  void whoCutsCutsWithinALine() throws Exception {
    assertThat(meets(Manner.TRUNC, TWO_LINES))
        .extracting(Heard::text, Heard::end)
        .containsExactly("hello", "end");
    assertThat(meets(Manner.TRUNC, new Usual(7, 3)).text()).isEqualTo("hel");
    assertThat(meets(Manner.RST, TWO_LINES))
        .extracting(Heard::text, Heard::end)
        .containsExactly("hello", "reset");
  }

  @Test
  void halfEndsAfterTheLastByteAndBeforeTheCallerDoes() throws Exception {
    try (Served server = server();
        Middleman peer = new Middleman(Manner.HALF, server.address(), List.of(TWO_LINES));
        Socket caller = new Socket(peer.address().getAddress(), peer.address().getPort())) {
      caller.getOutputStream().write("hello\nworld\n".getBytes(ISO_8859_1));
      assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(new Heard("hello\nworld\n", 1, "end"));
      assertThat(caller.getInputStream().readAllBytes()).hasSize(3);
    }
  }

  @Test
  void whoSaysNothingSaysNothing() throws Exception {
    try (Served server = server();
        Middleman peer = new Middleman(Manner.EARLY, server.address(), List.of(TWO_LINES));
        Socket caller = new Socket(peer.address().getAddress(), peer.address().getPort())) {
      assertThat(hear(caller.getInputStream())).isEqualTo(new Heard("", 0, "end"));
      // the server has sent its greeting into a connection that was closed: that can be a reset
      assertThat(heard.poll(30, TimeUnit.SECONDS)).extracting(Heard::text).isEqualTo("");
    }
    for (Manner quiet : List.of(Manner.SILENT, Manner.NEVERREAD)) {
      try (Served server = server();
          Middleman peer = new Middleman(quiet, server.address(), List.of(TWO_LINES));
          Socket caller = new Socket(peer.address().getAddress(), peer.address().getPort())) {
        caller.setSoTimeout(100);
        caller.getOutputStream().write(1);
        assertThat(hear(caller.getInputStream())).isEqualTo(new Heard("", 0, "open"));
        assertThat(heard).as("the server waits, too").isEmpty();
      }
      heard.poll(30, TimeUnit.SECONDS); // that of the connection which was closed
    }
  }

  @Test
  void whoSpoilsChangesTheBytes() throws Exception {
    assertThat(meets(Manner.BADUTF8, TWO_LINES).text()).isEqualTo("\u00c3ello\n\u00c3orld\n");
    assertThat(meets(Manner.ANSI, TWO_LINES).text()).isEqualTo("\033[7mhello\n\033[7mworld\n");
  }

  @Test
  void whoFloodsStopsAfterItsCount() throws Exception {
    assertThat(meets(Manner.FLOOD, TWO_LINES).text()).hasSize(8 << 20).startsWith("flood\nflood\n");
    try (Served server = server();
        Middleman peer = new Middleman(Manner.LONG, server.address(), List.of(TWO_LINES));
        Socket caller = new Socket(peer.address().getAddress(), peer.address().getPort())) {
      caller.setSoTimeout(500);
      Heard line = hear(caller.getInputStream());
      assertThat(line.text()).hasSize(1 << 20).doesNotContain("\n");
      assertThat(line.end()).isEqualTo("open");
    }
  }

  @Test
  void nobodyListensWhereItIsRefused() throws Exception {
    try (Served server = server();
        Middleman peer = new Middleman(Manner.REFUSED, server.address(), List.of())) {
      var address = peer.address();
      assertThatThrownBy(() -> new Socket(address.getAddress(), address.getPort()))
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void itCountsWhatCameOnEachConnection() throws Exception {
    try (Served server = server();
        Middleman peer = new Middleman(Manner.PLAIN, server.address(), List.of())) {
      for (int i = 1; i <= 2; i++) {
        try (Socket caller = new Socket(peer.address().getAddress(), peer.address().getPort())) {
          caller.getOutputStream().write(new byte[i * 100_000]);
          caller.shutdownOutput();
          caller.getInputStream().readAllBytes();
        }
      }
      assertThat(peer.came()).containsExactly(new Usual(100_000, 3), new Usual(200_000, 3));
    }
  }

  @ParameterizedTest
  @EnumSource
  void closingItEndsItsThreadsAndConnections(Manner manner) throws Exception {
    try (Served server = server()) {
      Middleman peer = new Middleman(manner, server.address(), List.of(TWO_LINES));
      if (manner == Manner.REFUSED) {
        peer.close();
      } else {
        try (Socket caller = new Socket(peer.address().getAddress(), peer.address().getPort())) {
          caller.setSoTimeout(30_000);
          peer.close();
          assertThat(hear(caller.getInputStream()).end()).isNotEqualTo("open");
        } catch (SocketException goneAlready) {
          assertThat(manner).isIn(Manner.EARLY, Manner.RST);
        }
      }
      assertThatThrownBy(
              () -> new Socket(peer.address().getAddress(), peer.address().getPort()).close())
          .isInstanceOf(ConnectException.class);
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("peer " + manner + " "));
  }
}
