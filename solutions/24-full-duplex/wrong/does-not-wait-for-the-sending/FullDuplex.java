import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

public class FullDuplex {
  public static byte[] exchange(Socket socket, byte[] out) throws IOException {
    try (socket) {
      new Thread(
              () -> {
                try {
                  socket.getOutputStream().write(out);
                  socket.shutdownOutput();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .start();
      return socket.getInputStream().readAllBytes();
    }
  }
}
