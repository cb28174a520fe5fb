import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads in the background what a server sends; whoever waits for it can take that back. */
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
