import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** One array that doubles when it is full, but never beyond n. */
public class ReadExactly {

  public static byte[] readExactly(InputStream in, int n) throws IOException {
    if (n < 0) {
      throw new IllegalArgumentException("cannot read " + n + " bytes");
    }
    byte[] bytes = new byte[Math.min(n, 8192)];
    int have = 0;
    while (have < n) {
      if (have == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(n, 2L * have));
      }
      int count = in.read(bytes, have, bytes.length - have);
      if (count < 0) {
        throw new EOFException("only " + have + " bytes came");
      }
      have += count;
    }
    return bytes;
  }
}
