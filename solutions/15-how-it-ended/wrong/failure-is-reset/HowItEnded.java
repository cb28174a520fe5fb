import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;

/** Does not tell a silence from a reset. */
public class HowItEnded {

  public enum Kind {
    EOF,
    RESET,
    TIMEOUT
  }

  public record Ending(Kind kind, long bytes) {}

  public static Ending watch(Socket conversation, Duration idle) throws IOException {
    long bytes = 0;
    try (conversation) {
      conversation.setSoTimeout((int) idle.toMillis());
      InputStream in = conversation.getInputStream();
      byte[] buffer = new byte[8192];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        bytes += count;
      }
      return new Ending(Kind.EOF, bytes);
    } catch (IOException e) {
      return new Ending(Kind.RESET, bytes);
    }
  }
}
