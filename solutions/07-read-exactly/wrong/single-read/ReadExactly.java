import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Takes one read for a whole message. */
public class ReadExactly {

  public static byte[] readExactly(InputStream in, int n) throws IOException {
    byte[] bytes = new byte[n];
    int count = in.read(bytes);
    if (count < 0) {
      throw new EOFException("0 bytes came");
    }
    return bytes;
  }
}
