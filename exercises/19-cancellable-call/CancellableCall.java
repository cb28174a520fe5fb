import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads in the background what a server sends; whoever waits for it can take that back. */
public class CancellableCall {

  /** All that the server sends, later; completing the future before that ends the call. */
  public static CompletableFuture<byte[]> fetch(InetSocketAddress server) {
    throw new UnsupportedOperationException("fetch is still to be written");
  }

  /** Runs it by hand: java CancellableCall.java 127.0.0.1 7000 5 */
  public static void main(String[] args) throws InterruptedException {
    if (args.length < 3) {
      System.err.println("usage: java CancellableCall.java HOST PORT SECONDS");
      return;
    }
    CompletableFuture<byte[]> answer =
        fetch(new InetSocketAddress(args[0], Integer.parseInt(args[1])));
    try {
      byte[] bytes = answer.get(Long.parseLong(args[2]), TimeUnit.SECONDS);
      System.out.println(bytes.length + " bytes");
    } catch (TimeoutException e) {
      System.out.println("cancelled: " + answer.cancel(true));
    } catch (ExecutionException e) {
      System.out.println("failed: " + e.getCause());
    }
  }
}
