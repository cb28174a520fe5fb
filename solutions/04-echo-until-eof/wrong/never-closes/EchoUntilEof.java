import java.io.IOException;
import java.net.Socket;

public class EchoUntilEof {
  public static void handle(Socket conversation) throws IOException {
    byte[] buffer = new byte[1024];
    int n;
    while ((n = conversation.getInputStream().read(buffer)) > 0) {
      conversation.getOutputStream().write(buffer, 0, n);
    }
  }
}
