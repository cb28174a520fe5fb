import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Counts the time from the beginning. */
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
      InputStream in = conversation.getInputStream();
      byte[] buffer = new byte[8192];
      long end = System.nanoTime() + idle.toNanos();
      int count = 0;
      while (count >= 0) {
        bytes += count;
        conversation.setSoTimeout((int) Math.max(1, (end - System.nanoTime()) / 1_000_000));
        count = in.read(buffer);
      }
      return new Ending(Kind.EOF, bytes);
    } catch (SocketTimeoutException e) {
      return new Ending(Kind.TIMEOUT, bytes);
    } catch (IOException e) {
      return new Ending(Kind.RESET, bytes);
    }
  }
}
