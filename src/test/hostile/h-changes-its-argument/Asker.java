import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Map;

public class Asker {
  public static Map<String, String> ask(InetSocketAddress server, byte[] word) throws IOException {
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      socket.getOutputStream().write(word);
      String[] pair = new String(socket.getInputStream().readNBytes(4)).strip().split("=");
      Arrays.fill(word, (byte) 'x');
      return Map.of(pair[0], pair[1]);
    }
  }
}
