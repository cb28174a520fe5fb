import java.io.IOException;
import java.net.Socket;

public class EchoUntilEof {
  public static void handle(Socket conversation) throws IOException {
    try (conversation) {
      byte[] all = conversation.getInputStream().readAllBytes();
      conversation.getOutputStream().write(all);
    } catch (IOException reset) {
      // gone
    }
  }
}
