import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;

/** Upper-cases bytes, which works for ASCII letters only. */
public class OneCall {

  public static void serveOnce(ServerSocket listener) throws IOException {
    try (listener;
        Socket caller = listener.accept()) {
      InputStream in = new BufferedInputStream(caller.getInputStream());
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      int next = in.read();
      if (next < 0) {
        return;
      }
      while (next >= 0 && next != '\n') {
        if (next != '\r') {
          answer.write(next >= 'a' && next <= 'z' ? next - 32 : next);
        }
        next = in.read();
      }
      answer.write('\n');
      caller.getOutputStream().write(answer.toByteArray());
    }
  }
}
