package loopbook.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as Linux writes them, 127.0.0.1 as {@code 0100007F}, port 7000 as {@code 1B58}. */
class UnreadTest {
  private static final String HEAD =
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n";

  @TempDir Path folder;

  private static InetSocketAddress at(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private OptionalLong unread(String six, String four) throws IOException {
    Path tcp6 = Files.writeString(folder.resolve("tcp6"), HEAD + six);
    Path tcp = Files.writeString(folder.resolve("tcp"), HEAD + four);
    return new Unread(List.of(tcp6, tcp)).of(at(40000), at(7000));
  }

  @Test
  void theOtherEndsRowTellsWhatItHasNotRead() throws IOException {
    String ours = "   0: 0100007F:9C40 0100007F:1B58 01 00000000:00000063 00:00000000 0\n";
    String theirs = "   1: 0100007F:1B58 0100007F:9C40 01 00000000:0000000A 00:00000000 0\n";
    assertThat(unread("", ours + theirs)).hasValue(10);
    assertThat(unread("", theirs + ours)).hasValue(10);
  }

  @Test
  void aDualStackSocketStandsInTheOtherTable() throws IOException {
    String mapped = "0000000000000000FFFF00000100007F";
    String row = "   0: " + mapped + ":1B58 " + mapped + ":9C40 01 00000000:00000005 00:0 0\n";
    assertThat(unread(row, "")).hasValue(5);
  }

  @Test
  void anotherConnectionOfTheSameListenerIsNone() throws IOException {
    String other = "   0: 0100007F:1B58 0100007F:9C41 01 00000000:0000000A 00:00000000 0\n";
    assertThat(unread("", other)).hasValue(Unread.NO_ROW);
  }

  @Test
  void withoutATableNothingIsKnown() {
    assertThat(new Unread(List.of(folder.resolve("none"))).of(at(40000), at(7000))).isEmpty();
  }
}
