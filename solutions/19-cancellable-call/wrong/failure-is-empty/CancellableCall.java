import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** Takes a failure for an answer without bytes. */
public class CancellableCall {

  /** All that the server sends, later; completing the future before that ends the call. */
  public static CompletableFuture<byte[]> fetch(InetSocketAddress server) {
    Socket socket = new Socket();
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    answer.whenComplete((bytes, failure) -> close(socket));
    new Thread(() -> read(server, socket, answer), "fetch " + server).start();
    return answer;
  }

  private static void read(
      InetSocketAddress server, Socket socket, CompletableFuture<byte[]> answer) {
    try {
      socket.connect(server); // fails at once if the socket is closed already
      answer.complete(socket.getInputStream().readAllBytes());
    } catch (IOException e) {
      answer.complete(new byte[0]);
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
