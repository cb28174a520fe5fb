import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Closes what it was only lent. */
public class ReadExactly {

  public static byte[] readExactly(InputStream in, int n) throws IOException {
    try (in) {
      byte[] bytes = in.readNBytes(n);
      if (bytes.length < n) {
        throw new EOFException(bytes.length + " bytes came");
      }
      return bytes;
    }
  }
}
