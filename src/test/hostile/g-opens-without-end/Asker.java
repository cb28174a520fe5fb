import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public class Asker {
  public static Map<String, String> ask(InetSocketAddress server, byte[] word) throws IOException {
    List<Socket> all = new ArrayList<>();
    try (Socket first = new Socket(server.getAddress(), server.getPort())) {
      for (int i = 0; i < 10_000; i++) {
        Socket socket = new Socket();
        all.add(socket);
        try {
          socket.connect(server, 20);
        } catch (IOException refused) {
          close(all);
        }
        if (all.size() > 2000) {
          close(all);
        }
      }
      first.getOutputStream().write(word);
      String[] pair = new String(first.getInputStream().readNBytes(4)).strip().split("=");
      return Map.of(pair[0], pair[1]);
    } finally {
      close(all);
    }
  }

  private static void close(List<Socket> all) throws IOException {
    for (Socket one : all) {
      one.close();
    }
    all.clear();
  }
}
