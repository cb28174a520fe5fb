import java.io.IOException;
import java.io.InputStream;

/** Waits until all of it is available, which it may never be. */
public class ReadExactly {

  public static byte[] readExactly(InputStream in, int n) throws IOException {
    if (n < 0) {
      throw new IllegalArgumentException("n = " + n);
    }
    while (in.available() < n) {
      Thread.onSpinWait();
    }
    return in.readNBytes(n);
  }
}
