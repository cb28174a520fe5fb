import java.io.ByteArrayOutputStream;
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
                socket.shutdownOutput();
                return null;
              });
      new Thread(sending).start();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte next;
      while ((next = (byte) socket.getInputStream().read()) != -1) {
        bytes.write(next);
      }
      byte[] received = bytes.toByteArray();
      try {
        sending.get();
      } catch (ExecutionException | InterruptedException e) {
        throw new IOException(e);
      }
      return received;
    }
  }
}
