import java.io.IOException;
import java.io.InputStream;

/** Reads lines of UTF-8 with a limit. */
public class LineReader {

  /** Reads from in; a line may have maxBytes bytes. */
  public LineReader(InputStream in, int maxBytes) {
    // keep what next needs
  }

  /** The next line without its end, or null at the end of the stream. */
  public String next() throws IOException {
    throw new UnsupportedOperationException("next is still to be written");
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
