package loopbook.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoppedTest {
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
    byte[] ten = "0123456789".getBytes(StandardCharsets.US_ASCII);
    assertThat(reads(Chopped.drip(new ByteArrayInputStream(ten)))).hasSize(10).containsOnly(1);
    assertThat(reads(Chopped.at(new ByteArrayInputStream(ten), 7, 3))).containsExactly(3, 4, 3);
    InputStream chopped = Chopped.at(new ByteArrayInputStream(ten), 4);
    assertThat(chopped.available()).isEqualTo(4);
    assertThat(chopped.readAllBytes()).isEqualTo(ten);
  }
}
