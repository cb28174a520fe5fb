import java.io.IOException;
import java.net.Socket;

public class EchoUntilEof {
  public static void handle(Socket conversation) throws IOException {
    try (conversation) {
      conversation.getInputStream().transferTo(conversation.getOutputStream());
    }
  }
}
