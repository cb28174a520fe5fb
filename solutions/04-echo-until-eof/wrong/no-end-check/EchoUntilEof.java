import java.io.IOException;
import java.net.Socket;

public class EchoUntilEof {
  public static void handle(Socket conversation) throws IOException {
    try (conversation) {
      byte[] buffer = new byte[1024];
      while (true) {
        int n = conversation.getInputStream().read(buffer);
        conversation.getOutputStream().write(buffer, 0, n);
      }
    } catch (IOException reset) {
      // gone
    }
  }
}
