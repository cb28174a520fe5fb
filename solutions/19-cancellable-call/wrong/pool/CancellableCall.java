import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes the threads from a pool, which keeps them. */
public class CancellableCall {
  private static final ExecutorService POOL = Executors.newCachedThreadPool();

  /** All that the server sends, later; completing the future before that ends the call. */
  public static CompletableFuture<byte[]> fetch(InetSocketAddress server) {
    Socket socket = new Socket();
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    answer.whenComplete((bytes, failure) -> close(socket));
    POOL.execute(() -> read(server, socket, answer));
    return answer;
  }

  private static void read(
      InetSocketAddress server, Socket socket, CompletableFuture<byte[]> answer) {
    try {
      socket.connect(server); // fails at once if the socket is closed already
      answer.complete(socket.getInputStream().readAllBytes());
    } catch (IOException e) {
      answer.completeExceptionally(e);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // nothing is left that could be closed
    }
  }
}
