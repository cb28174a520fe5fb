import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/** Makes characters of each read by itself. */
public class LineReader {
  private final InputStream in;
  private final int maxBytes;
  private final StringBuilder text = new StringBuilder();

  public LineReader(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  public String next() throws IOException {
    byte[] buffer = new byte[1024];
    int end;
    while ((end = text.indexOf("\n")) < 0) {
      if (text.length() > maxBytes) {
        throw new ProtocolException("line too long");
      }
      int count = in.read(buffer);
      if (count < 0 && text.length() == 0) {
        return null;
      }
      if (count < 0) {
        throw new EOFException("inside a line");
      }
      text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
    }
    String line = text.substring(0, end);
    text.delete(0, end + 1);
    return line.endsWith("\r") ? line.substring(0, end - 1) : line;
  }
}
