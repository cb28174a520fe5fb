import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads first and asks then whether it was enough. */
public class ReadExactly {

  public static byte[] readExactly(InputStream in, int n) throws IOException {
    if (n < 0) {
      throw new IllegalArgumentException("n = " + n);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    do {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("ended after " + all.size() + " bytes");
      }
      all.write(next);
    } while (all.size() < n);
    return all.toByteArray();
  }
}
