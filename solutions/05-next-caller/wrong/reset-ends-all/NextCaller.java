import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Knows the silent caller, but not the one who resets. */
public class NextCaller {

  public static void serve(ServerSocket listener) throws IOException {
    while (!listener.isClosed()) {
      try (Socket caller = listener.accept()) {
        caller.setSoTimeout(300);
        converse(new BufferedInputStream(caller.getInputStream()), caller.getOutputStream());
      } catch (SocketTimeoutException e) {
        // next caller
      }
    }
  }

  private static void converse(InputStream in, OutputStream out) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int count = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        try {
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray()));
        } catch (CharacterCodingException e) {
          out.write("BAD\n".getBytes(StandardCharsets.UTF_8));
          return;
        }
        line.reset();
        out.write(("RECEIVED " + ++count + "\n").getBytes(StandardCharsets.UTF_8));
      } else {
        line.write(next);
        if (line.size() > 1024) {
          out.write("BAD\n".getBytes(StandardCharsets.UTF_8));
          return;
        }
      }
    }
  }
}
