import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

public class FullDuplex {
  public static byte[] exchange(Socket socket, byte[] out) throws IOException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    try (socket) {
      FutureTask<Void> sending =
          new FutureTask<>(
              () -> {
                socket.getOutputStream().write(out);
                socket.shutdownOutput();
                return null;
              });
      new Thread(sending).start();
      try {
        socket.getInputStream().transferTo(received);
      } catch (IOException e) {
        // the peer has gone, what came is here
      }
      sending.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IOException(e);
    }
    return received.toByteArray();
  }
}
