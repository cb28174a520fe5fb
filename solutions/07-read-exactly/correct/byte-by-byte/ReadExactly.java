import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The plainest one: n times one byte. */
public class ReadExactly {

  public static byte[] readExactly(InputStream in, int n) throws IOException {
    if (n < 0) {
      throw new IllegalArgumentException();
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < n; i++) {
      int next = in.read();
      if (next == -1) {
        throw new EOFException(String.valueOf(i));
      }
      all.write(next);
    }
    return all.toByteArray();
  }
}
