import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;

public class EchoUntilEof {
  public static void handle(Socket conversation) throws IOException {
    try (conversation) {
      conversation.getInputStream().transferTo(conversation.getOutputStream());
    } catch (SocketException reset) {
      // nobody is there to be told
    }
  }
}
