import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An executor for one call, shut down when its task has been handed over. */
public class CancellableCall {

  public static CompletableFuture<byte[]> fetch(InetSocketAddress server) {
    Call call = new Call(server);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    executor.execute(call);
    executor.shutdown();
    return call.future;
  }

  private static final class Call implements Runnable {
    private final InetSocketAddress server;
    private final CompletableFuture<byte[]> future = new CompletableFuture<>();
    private Socket socket;
    private boolean over;

    Call(InetSocketAddress server) {
      this.server = server;
      future.whenComplete((bytes, failure) -> end());
    }

    @Override
    public void run() {
      try {
        Socket mine = begin();
        if (mine != null) {
          mine.connect(server);
          try (InputStream in = mine.getInputStream()) {
            byte[] bytes = in.readAllBytes();
            end();
            future.complete(bytes);
          }
        }
      } catch (IOException e) {
        future.completeExceptionally(e);
      } finally {
        end();
      }
    }

    private synchronized Socket begin() throws IOException {
      if (!over) {
        socket = new Socket();
        socket.setTcpNoDelay(true);
      }
      return socket;
    }

    private synchronized void end() {
      over = true;
      try {
        if (socket != null) {
          socket.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
