import java.io.IOException;
import java.net.Socket;

public class FullDuplex {
  public static byte[] exchange(Socket socket, byte[] out) throws IOException {
    try (socket) {
      socket.getOutputStream().write(out);
      socket.shutdownOutput();
      return socket.getInputStream().readAllBytes();
    }
  }
}
