import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Gives a silent caller all the time in the world. */
public class NextCaller {
  private static final int LONGEST = 1024;

  public static void serve(ServerSocket listener) throws IOException {
    while (true) {
      Socket caller;
      try {
        caller = listener.accept();
      } catch (SocketException e) {
        if (listener.isClosed()) {
          return;
        }
        throw e;
      }
      try (caller) {
        converse(new BufferedInputStream(caller.getInputStream()), caller.getOutputStream());
      } catch (IOException gone) {
        // this caller is lost, the queue is not
      }
    }
  }

  private static void converse(InputStream in, OutputStream out) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int count = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next != '\n') {
        line.write(next);
      }
      if (line.size() > LONGEST || (next == '\n' && !isUtf8(line.toByteArray()))) {
        send(out, "BAD\n");
        return;
      }
      if (next == '\n') {
        count++;
        line.reset();
        send(out, "RECEIVED " + count + "\n");
      }
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(US_ASCII));
  }
}
