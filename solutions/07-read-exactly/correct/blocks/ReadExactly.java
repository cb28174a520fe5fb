import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** A list of full blocks, put together at the end. */
public class ReadExactly {
  private static final int BLOCK = 64 * 1024;

  public static byte[] readExactly(InputStream in, int n) throws IOException {
    if (n < 0) {
      throw new IllegalArgumentException("n = " + n);
    }
    List<byte[]> blocks = new ArrayList<>();
    for (int have = 0; have < n; have += BLOCK) {
      blocks.add(block(in, Math.min(BLOCK, n - have), have));
    }
    byte[] all = new byte[n];
    int at = 0;
    for (byte[] block : blocks) {
      System.arraycopy(block, 0, all, at, block.length);
      at += block.length;
    }
    return all;
  }

  private static byte[] block(InputStream in, int length, int before) throws IOException {
    byte[] block = new byte[length];
    int have = in.readNBytes(block, 0, length);
    if (have < length) {
      throw new EOFException((before + have) + " bytes, then the end of the stream");
    }
    return block;
  }
}
