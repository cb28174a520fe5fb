import java.io.IOException;
import java.net.Socket;

public class EchoUntilEof {
  public static void handle(Socket conversation) throws IOException {
    try (conversation) {
      byte[] buffer = new byte[1024];
      while (conversation.getInputStream().read(buffer) != -1) {
        conversation.getOutputStream().write(buffer);
      }
    } catch (IOException reset) {
      // gone
    }
  }
}
