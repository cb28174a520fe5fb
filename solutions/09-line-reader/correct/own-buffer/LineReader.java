import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A block of its own, searched for LF; what is before it is appended as a piece. */
public class LineReader {
  private final InputStream in;
  private final int maxBytes;
  private final byte[] block = new byte[4096];
  private int from;
  private int to;

  public LineReader(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  public String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      if (from == to) {
        int count = in.read(block);
        if (count < 0 && line.size() == 0) {
          return null;
        }
        if (count < 0) {
          throw new EOFException();
        }
        from = 0;
        to = count;
      }
      int end = from;
      while (end < to && block[end] != '\n') {
        end++;
      }
      line.write(block, from, end - from);
      boolean complete = end < to;
      from = complete ? end + 1 : end;
      byte[] bytes = line.toByteArray();
      boolean cr = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
      int length = cr ? bytes.length - 1 : bytes.length;
      if (length > maxBytes) {
        throw new ProtocolException(length + " bytes, and " + maxBytes + " are allowed");
      }
      if (complete) {
        return StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(bytes, 0, length))
            .toString();
      }
    }
  }
}
