import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

public class FullDuplex {
  public static byte[] exchange(Socket socket, byte[] out) throws IOException {
    try (socket) {
      FutureTask<Void> sending =
          new FutureTask<>(
              () -> {
                socket.getOutputStream().write(out);
                socket.getOutputStream().close();
                return null;
              });
      new Thread(sending).start();
      byte[] received = socket.getInputStream().readAllBytes();
      try {
        sending.get();
      } catch (ExecutionException | InterruptedException e) {
        throw new IOException(e);
      }
      return received;
    }
  }
}
