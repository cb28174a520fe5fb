import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Takes every failure for the end of the stream. */
public class ReadExactly {

  public static byte[] readExactly(InputStream in, int n) throws IOException {
    if (n < 0) {
      throw new IllegalArgumentException("n = " + n);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      while (all.size() < n) {
        int next = in.read();
        if (next < 0) {
          break;
        }
        all.write(next);
      }
    } catch (IOException gone) {
      // it has ended, one way or another
    }
    if (all.size() < n) {
      throw new EOFException("ended after " + all.size() + " bytes");
    }
    return all.toByteArray();
  }
}
