import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/** Leaves the lines to the library, whose idea of a line is another one. */
public class LineReader {
  private final BufferedReader in;
  private final int maxBytes;

  public LineReader(InputStream in, int maxBytes) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.maxBytes = maxBytes;
  }

  public String next() throws IOException {
    String line = in.readLine();
    if (line != null && line.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
      throw new ProtocolException("line too long");
    }
    return line;
  }
}
