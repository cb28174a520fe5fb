import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Takes each read for one line. */
public class NextCaller {

  public static void serve(ServerSocket listener) throws IOException {
    while (!listener.isClosed()) {
      try (Socket caller = listener.accept()) {
        caller.setSoTimeout(300);
        converse(caller);
      } catch (IOException e) {
        // next caller
      }
    }
  }

  private static void converse(Socket caller) throws IOException {
    InputStream in = caller.getInputStream();
    byte[] buffer = new byte[2048];
    int count = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      String answer = "RECEIVED " + ++count + "\n";
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, 0, n));
      } catch (CharacterCodingException e) {
        answer = "BAD\n";
      }
      if (n > 1025) {
        answer = "BAD\n";
      }
      caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      if (answer.equals("BAD\n")) {
        return;
      }
    }
  }
}
