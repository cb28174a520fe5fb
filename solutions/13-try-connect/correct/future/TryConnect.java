import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousSocketChannel;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the future of an asynchronous channel. */
public class TryConnect {

  public enum Outcome {
    CONNECTED,
    REFUSED,
    TIMED_OUT,
    UNRESOLVED,
    OTHER
  }

  public static Outcome tryConnect(InetSocketAddress address, Duration limit) {
    if (limit.isZero() || limit.isNegative()) {
      throw new IllegalArgumentException("the limit must be positive, not " + limit);
    }
    if (address.isUnresolved()) {
      return Outcome.UNRESOLVED;
    }
    long most = Long.MAX_VALUE / 2;
    long nanos = limit.compareTo(Duration.ofNanos(most)) < 0 ? limit.toNanos() : most;
    try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open()) {
      channel.connect(address).get(nanos, TimeUnit.NANOSECONDS);
      return Outcome.CONNECTED;
    } catch (TimeoutException e) {
      return Outcome.TIMED_OUT;
    } catch (ExecutionException e) {
      return failure(e.getCause());
    } catch (IOException e) {
      return Outcome.OTHER;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.OTHER;
    }
  }

  private static Outcome failure(Throwable cause) {
    if (cause instanceof ConnectException) {
      return Outcome.REFUSED;
    }
    String message = String.valueOf(cause.getMessage());
    return message.contains("reset") ? Outcome.CONNECTED : Outcome.OTHER;
  }
}
