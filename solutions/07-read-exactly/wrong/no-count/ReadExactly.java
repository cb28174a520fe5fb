import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Leaves it to readFully, whose EOFException does not say how much had come. */
public class ReadExactly {

  public static byte[] readExactly(InputStream in, int n) throws IOException {
    if (n < 0) {
      throw new IllegalArgumentException("n = " + n);
    }
    byte[] bytes = new byte[n];
    new DataInputStream(in).readFully(bytes);
    return bytes;
  }
}
