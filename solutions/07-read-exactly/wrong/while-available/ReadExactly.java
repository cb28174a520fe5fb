import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Believes that nothing more comes when nothing is available. */
public class ReadExactly {

  public static byte[] readExactly(InputStream in, int n) throws IOException {
    if (n < 0) {
      throw new IllegalArgumentException("n = " + n);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    if (n > 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("0 bytes came");
      }
      all.write(next);
    }
    while (all.size() < n && in.available() > 0) {
      all.write(in.read());
    }
    return all.toByteArray();
  }
}
