import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Believes every n and makes room for it. */
public class ReadExactly {

  public static byte[] readExactly(InputStream in, int n) throws IOException {
    if (n < 0) {
      throw new IllegalArgumentException("n = " + n);
    }
    byte[] bytes = new byte[n];
    int have = 0;
    while (have < n) {
      int count = in.read(bytes, have, n - have);
      if (count < 0) {
        throw new EOFException(have + " of " + n + " bytes");
      }
      have += count;
    }
    return bytes;
  }
}
