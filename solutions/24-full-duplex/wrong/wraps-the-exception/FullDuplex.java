import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

public class FullDuplex {
  public static byte[] exchange(Socket socket, byte[] out) throws IOException {
    try (socket) {
      CompletableFuture<byte[]> receiving =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      socket.getOutputStream().write(out);
      socket.shutdownOutput();
      return receiving.join();
    }
  }
}
