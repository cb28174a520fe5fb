import java.io.IOException;
import java.net.Socket;

public class FullDuplex {
  public static byte[] exchange(Socket socket, byte[] out) throws IOException {
    try (socket) {
      byte[] received = socket.getInputStream().readAllBytes();
      socket.getOutputStream().write(out);
      socket.shutdownOutput();
      return received;
    }
  }
}
