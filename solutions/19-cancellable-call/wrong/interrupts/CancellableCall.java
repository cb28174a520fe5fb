import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** Interrupts a thread that waits in a read of a socket. */
public class CancellableCall {

  /** All that the server sends, later; completing the future before that ends the call. */
  public static CompletableFuture<byte[]> fetch(InetSocketAddress server) {
    Socket socket = new Socket();
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    Thread worker = new Thread(() -> read(server, socket, answer), "fetch " + server);
    worker.start();
    answer.whenComplete((bytes, failure) -> worker.interrupt());
    return answer;
  }

  private static void read(
      InetSocketAddress server, Socket socket, CompletableFuture<byte[]> answer) {
    try {
      socket.connect(server); // fails at once if the socket is closed already
      byte[] bytes = socket.getInputStream().readAllBytes();
      answer.complete(bytes);
    } catch (IOException e) {
      answer.completeExceptionally(e);
    } finally {
      close(socket);
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
