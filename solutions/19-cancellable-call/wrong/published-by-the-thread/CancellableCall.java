import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Lets the thread make the socket, which a cancel before that does not find. */
public class CancellableCall {

  /** All that the server sends, later; completing the future before that ends the call. */
  public static CompletableFuture<byte[]> fetch(InetSocketAddress server) {
    AtomicReference<Socket> socket = new AtomicReference<>();
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    answer.whenComplete((bytes, failure) -> close(socket.get()));
    new Thread(() -> read(server, socket, answer), "fetch " + server).start();
    return answer;
  }

  private static void read(
      InetSocketAddress server,
      AtomicReference<Socket> published,
      CompletableFuture<byte[]> answer) {
    try (Socket socket = new Socket()) {
      published.set(socket);
      socket.connect(server);
      answer.complete(socket.getInputStream().readAllBytes());
    } catch (IOException e) {
      answer.completeExceptionally(e);
    }
  }

  private static void close(Socket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // nothing is left that could be closed
    }
  }
}
