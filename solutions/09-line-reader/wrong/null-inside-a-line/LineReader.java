import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** Says the same of every end, and drops what had come. */
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
      if (next < 0) {
        return null;
      }
      if (pendingCr) {
        line.write('\r');
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
