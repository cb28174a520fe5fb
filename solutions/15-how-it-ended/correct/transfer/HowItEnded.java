import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Lets the stream pour itself into a counter. */
public class HowItEnded {

  public enum Kind {
    EOF,
    RESET,
    TIMEOUT
  }

  public record Ending(Kind kind, long bytes) {}

  public static Ending watch(Socket conversation, Duration idle) throws IOException {
    Counter counter = new Counter();
    Kind kind = Kind.EOF;
    try {
      conversation.setSoTimeout((int) idle.toMillis());
      conversation.getInputStream().transferTo(counter);
    } catch (SocketTimeoutException e) {
      kind = Kind.TIMEOUT;
    } catch (IOException e) {
      kind = Kind.RESET;
    } finally {
      conversation.close();
    }
    return new Ending(kind, counter.count);
  }

  private static final class Counter extends OutputStream {
    private long count;

    @Override
    public void write(int one) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      count += length;
    }
  }
}
