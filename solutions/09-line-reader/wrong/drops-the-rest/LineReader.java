import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What follows an LF in the same read is thrown away. */
public class LineReader {
  private final InputStream in;
  private final int maxBytes;

  public LineReader(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  public String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] buffer = new byte[1024];
    while (true) {
      int count = in.read(buffer);
      if (count < 0 && line.size() == 0) {
        return null;
      }
      if (count < 0) {
        throw new EOFException("inside a line");
      }
      for (int i = 0; i < count; i++) {
        if (buffer[i] == '\n') {
          byte[] bytes = line.toByteArray();
          int length = bytes.length;
          if (length > 0 && bytes[length - 1] == '\r') {
            length--;
          }
          return StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, 0, length))
              .toString();
        }
        line.write(buffer[i]);
        if (line.size() > maxBytes + 1) {
          throw new ProtocolException("line too long");
        }
      }
    }
  }
}
