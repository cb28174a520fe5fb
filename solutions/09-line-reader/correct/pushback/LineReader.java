import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Looks at the byte behind a CR, and puts it back if it is no LF. No buffer, no read-ahead. */
public class LineReader {
  private final PushbackInputStream in;
  private final int maxBytes;

  public LineReader(InputStream in, int maxBytes) {
    this.in = new PushbackInputStream(in);
    this.maxBytes = maxBytes;
  }

  public String next() throws IOException {
    byte[] line = new byte[64];
    int length = 0;
    int next = in.read();
    if (next < 0) {
      return null;
    }
    while (!isEnd(next)) {
      if (length == maxBytes) {
        throw new ProtocolException("line too long");
      }
      if (length == line.length) {
        line = Arrays.copyOf(line, 2 * length);
      }
      line[length++] = (byte) next;
      next = in.read();
    }
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length)).toString();
  }

  private boolean isEnd(int next) throws IOException {
    if (next < 0) {
      throw new EOFException("end of the stream inside a line");
    }
    if (next == '\r') {
      int behind = in.read();
      if (behind == '\n') {
        return true;
      }
      if (behind >= 0) {
        in.unread(behind);
      }
    }
    return next == '\n';
  }
}
