package loopbook.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RelayTest {
  private static List<Integer> reads(InputStream in) throws IOException {
    List<Integer> counts = new ArrayList<>();
    byte[] buffer = new byte[100];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      counts.add(count);
    }
    return counts;
  }

  @Test
  void aChoppedStreamGivesPieces() throws IOException {
    byte[] ten = "0123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    assertThat(reads(Chopped.drip(new ByteArrayInputStream(ten)))).hasSize(10).containsOnly(1);
    assertThat(reads(Chopped.at(new ByteArrayInputStream(ten), 7, 3))).containsExactly(3, 4, 3);
    InputStream chopped = Chopped.at(new ByteArrayInputStream(ten), 4);
    assertThat(chopped.available()).isEqualTo(4);
    assertThat(chopped.readAllBytes()).isEqualTo(ten);
  }

  @Test
  void aDrippingRelayGivesEveryByteAReadOfItsOwnAndPassesTheEndOn() throws IOException {
    List<Integer> counts = new CopyOnWriteArrayList<>();
    try (Served server =
            Served.by(
                caller -> {
                  try (caller) {
                    counts.addAll(reads(caller.getInputStream()));
                    caller
                        .getOutputStream()
                        .write("late".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                  }
                });
        Relay relay = Relay.dripping(server.address())) {
      Heard heard =
          Peer.dial(relay.address())
              .send("0123456789")
              .halfClose()
              .expect("late")
              .thenEndOfStream()
              .play();
      assertThat(heard.miss()).isEmpty();
      assertThat(counts).hasSize(10).containsOnly(1);
    }
  }

  @Test
  void aStraightRelayChangesNothingAndPassesAResetOn() throws IOException {
    Content much = Content.pattern(3_000_000);
    try (Served server =
            Served.by(
                caller -> {
                  try (caller) {
                    caller.getInputStream().transferTo(caller.getOutputStream());
                  }
                });
        Relay relay = Relay.to(server.address())) {
      Heard heard =
          Peer.dial(relay.address()).send(much).halfClose().expect(much).thenEndOfStream().play();
      assertThat(heard.miss()).isEmpty();
    }
    try (Act server = Peer.listen().expect("x").reset().start();
        Relay relay = Relay.to(server.address())) {
      Heard heard = Peer.dial(relay.address()).send("x").thenEndOfStream().play();
      assertThat(heard.miss().orElseThrow().kind()).isEqualTo(Miss.Kind.RESET);
    }
  }

  @Test
  void closingARelayEndsItsThreads() throws IOException {
    try (Served server = Served.by(caller -> {})) {
      Relay relay = Relay.to(server.address());
      try (Act act = Peer.dial(relay.address()).thenGone().start().connected()) {
        relay.close();
        relay.close();
        assertThat(act.heard().asScripted()).isTrue();
      }
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("peer relay"));
  }
}
