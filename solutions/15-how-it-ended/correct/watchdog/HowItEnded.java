import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A timer closes the socket unless a byte winds it up again. */
public class HowItEnded {

  public enum Kind {
    EOF,
    RESET,
    TIMEOUT
  }

  public record Ending(Kind kind, long bytes) {}

  public static Ending watch(Socket conversation, Duration idle) throws IOException {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    AtomicBoolean tooLate = new AtomicBoolean();
    Runnable bark =
        () -> {
          tooLate.set(true);
          try {
            conversation.close();
          } catch (IOException e) {
            // closed is closed
          }
        };
    long bytes = 0;
    try (conversation) {
      InputStream in = conversation.getInputStream();
      byte[] buffer = new byte[65536];
      while (true) {
        ScheduledFuture<?> waiting = timer.schedule(bark, idle.toNanos(), TimeUnit.NANOSECONDS);
        int count = in.read(buffer);
        waiting.cancel(false);
        if (count < 0) {
          return new Ending(Kind.EOF, bytes);
        }
        bytes += count;
      }
    } catch (IOException e) {
      return new Ending(tooLate.get() ? Kind.TIMEOUT : Kind.RESET, bytes);
    } finally {
      timer.shutdownNow();
    }
  }
}
