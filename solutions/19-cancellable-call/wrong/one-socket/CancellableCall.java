import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** Keeps the socket in a static field. */
public class CancellableCall {
  private static volatile Socket current;

  /** All that the server sends, later; completing the future before that ends the call. */
  public static CompletableFuture<byte[]> fetch(InetSocketAddress server) {
    Socket socket = new Socket();
    current = socket;
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    answer.whenComplete((bytes, failure) -> close(current));
    new Thread(() -> read(server, socket, answer), "fetch " + server).start();
    return answer;
  }

  private static void read(
      InetSocketAddress server, Socket socket, CompletableFuture<byte[]> answer) {
    try {
      socket.connect(server); // fails at once if the socket is closed already
      byte[] bytes = socket.getInputStream().readAllBytes();
      close(socket);
      answer.complete(bytes);
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
