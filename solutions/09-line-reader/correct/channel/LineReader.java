import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/** One buffer that has room for a line and its end; what follows moves to the front. */
public class LineReader {
  private final ReadableByteChannel channel;
  private final int maxBytes;
  private final ByteBuffer buffer;
  private int scanned;

  public LineReader(InputStream in, int maxBytes) {
    this.channel = Channels.newChannel(in);
    this.maxBytes = maxBytes;
    this.buffer = ByteBuffer.allocate(maxBytes + 2);
  }

  public String next() throws IOException {
    while (true) {
      for (; scanned < buffer.position(); scanned++) {
        if (buffer.get(scanned) == '\n') {
          return take();
        }
      }
      if (!buffer.hasRemaining()) {
        throw new ProtocolException("no LF within " + buffer.capacity() + " bytes");
      }
      if (channel.read(buffer) < 0) {
        if (buffer.position() == 0) {
          return null;
        }
        throw new EOFException("the last line has no LF");
      }
    }
  }

  private String take() throws IOException {
    int next = scanned + 1;
    int end = scanned > 0 && buffer.get(scanned - 1) == '\r' ? scanned - 1 : scanned;
    if (end > maxBytes) {
      throw new ProtocolException("line of " + end + " bytes");
    }
    scanned = 0;
    buffer.flip();
    String line =
        StandardCharsets.UTF_8.newDecoder().decode(buffer.duplicate().limit(end)).toString();
    buffer.position(next);
    buffer.compact();
    return line;
  }
}
