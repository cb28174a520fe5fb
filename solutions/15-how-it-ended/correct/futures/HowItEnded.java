import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads on another thread, and waits for each read. */
public class HowItEnded {

  public enum Kind {
    EOF,
    RESET,
    TIMEOUT
  }

  public record Ending(Kind kind, long bytes) {}

  public static Ending watch(Socket conversation, Duration idle) throws IOException {
    ExecutorService reader = Executors.newSingleThreadExecutor();
    long bytes = 0;
    try (conversation) {
      InputStream in = conversation.getInputStream();
      byte[] buffer = new byte[1024];
      while (true) {
        Future<Integer> read = reader.submit(() -> in.read(buffer));
        int count = read.get(idle.toNanos(), TimeUnit.NANOSECONDS);
        if (count < 0) {
          return new Ending(Kind.EOF, bytes);
        }
        bytes += count;
      }
    } catch (TimeoutException e) {
      return new Ending(Kind.TIMEOUT, bytes);
    } catch (ExecutionException e) {
      return new Ending(Kind.RESET, bytes);
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      reader.shutdownNow();
    }
  }
}
