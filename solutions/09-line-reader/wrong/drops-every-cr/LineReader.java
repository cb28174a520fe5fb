import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** Drops each CR, wherever it stands. */
public class LineReader {
  private final InputStream in;
  private final int maxBytes;

  public LineReader(InputStream in, int maxBytes) {
    this.in = new BufferedInputStream(in);
    this.maxBytes = maxBytes;
  }

  public String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean pendingCr = false;
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 && line.size() == 0 && !pendingCr) {
        return null;
      }
      if (next < 0) {
        throw new EOFException("the stream ended after " + line.size() + " bytes of a line");
      }
      pendingCr = next == '\r';
      if (!pendingCr) {
        line.write(next);
      }
      if (line.size() > maxBytes) {
        throw new ProtocolException("a line of more than " + maxBytes + " bytes");
      }
    }
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray())).toString();
  }
}
