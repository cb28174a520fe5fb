import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** Reads lines of UTF-8 with a limit. */
public class LineReader {
  private final InputStream in;
  private final int maxBytes;

  /** Reads from in; a line may have maxBytes bytes. */
  public LineReader(InputStream in, int maxBytes) {
    this.in = new BufferedInputStream(in);
    this.maxBytes = maxBytes;
  }

  /** The next line without its end, or null at the end of the stream. */
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

  /** Runs it by hand: printf 'one\r\ntwo\nthr' | java LineReader.java 10 */
  public static void main(String[] args) throws IOException {
    int maxBytes = args.length > 0 ? Integer.parseInt(args[0]) : 1024;
    LineReader reader = new LineReader(System.in, maxBytes);
    for (String line = reader.next(); line != null; line = reader.next()) {
      System.out.println("[" + line + "]");
    }
  }
}
