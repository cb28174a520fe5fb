import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** Looks at the future between two reads. */
public class CancellableCall {

  /** All that the server sends, later; completing the future before that ends the call. */
  public static CompletableFuture<byte[]> fetch(InetSocketAddress server) {
    Socket socket = new Socket();
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    new Thread(() -> read(server, socket, answer), "fetch " + server).start();
    return answer;
  }

  private static void read(
      InetSocketAddress server, Socket socket, CompletableFuture<byte[]> answer) {
    try {
      socket.connect(server); // fails at once if the socket is closed already
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      byte[] block = new byte[1024];
      int count;
      while (!answer.isDone() && (count = socket.getInputStream().read(block)) >= 0) {
        all.write(block, 0, count);
      }
      close(socket);
      answer.complete(all.toByteArray());
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
