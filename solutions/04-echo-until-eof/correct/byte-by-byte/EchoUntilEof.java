import java.io.IOException;
import java.net.Socket;

public class EchoUntilEof {
  public static void handle(Socket conversation) {
    try {
      var in = conversation.getInputStream();
      var out = conversation.getOutputStream();
      int one;
      while ((one = in.read()) >= 0) {
        out.write(one);
      }
      conversation.shutdownOutput();
    } catch (IOException ended) {
      // the peer has gone
    } finally {
      try {
        conversation.close();
      } catch (IOException ignored) {
        // it is closed all the same
      }
    }
  }
}
