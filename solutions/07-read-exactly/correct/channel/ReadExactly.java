import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;

/** Buffers of 16 KiB from a channel around the stream, limited to what is missing. */
public class ReadExactly {
  private static final int BLOCK = 16 * 1024;

  public static byte[] readExactly(InputStream in, int n) throws IOException {
    if (n < 0) {
      throw new IllegalArgumentException("a negative number of bytes: " + n);
    }
    ReadableByteChannel channel = Channels.newChannel(in);
    ByteBuffer block = ByteBuffer.allocate(Math.min(n, BLOCK));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (all.size() < n) {
      block.clear().limit(Math.min(block.capacity(), n - all.size()));
      if (channel.read(block) < 0) {
        throw new EOFException("wanted: " + n + ", received: " + all.size());
      }
      all.write(block.array(), 0, block.position());
    }
    return all.toByteArray();
  }
}
