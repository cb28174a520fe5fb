import java.io.IOException;
import java.net.Socket;

public class FullDuplex {
  public static byte[] exchange(Socket socket, byte[] out) throws IOException {
    try (socket) {
      Thread sending =
          new Thread(
              () -> {
                try {
                  socket.getOutputStream().write(out);
                  socket.shutdownOutput();
                } catch (IOException e) {
                  e.printStackTrace();
                }
              });
      sending.start();
      byte[] received = socket.getInputStream().readAllBytes();
      sending.join();
      return received;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
