import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Two futures, of which the first to fail closes the socket under the other one. */
public class FullDuplex {
  public static byte[] exchange(Socket socket, byte[] out) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      CompletableFuture<byte[]> receiving = new CompletableFuture<>();
      CompletableFuture<Void> sending = new CompletableFuture<>();
      pool.execute(
          () -> {
            try {
              receiving.complete(socket.getInputStream().readAllBytes());
            } catch (IOException e) {
              receiving.completeExceptionally(e);
              close(socket);
            }
          });
      pool.execute(
          () -> {
            try {
              socket.getOutputStream().write(out);
              socket.shutdownOutput();
              sending.complete(null);
            } catch (IOException e) {
              sending.completeExceptionally(e);
              close(socket);
            }
          });
      return receiving.thenCombine(sending, (bytes, nothing) -> bytes).join();
    } catch (CompletionException e) {
      throw (IOException) e.getCause();
    } finally {
      close(socket);
      pool.shutdown();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // then it is closed
    }
  }
}
