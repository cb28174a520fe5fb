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
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Says goodbye to a caller who has ended, and lets a failure of that end the loop. */
public class NextCaller {
  private static final int IDLE_MILLIS = 300;
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
        caller.setSoTimeout(IDLE_MILLIS);
        try {
          converse(new BufferedInputStream(caller.getInputStream()), caller.getOutputStream());
        } catch (SocketTimeoutException silence) {
          // 300 ms without a byte: the next caller's turn
        } catch (IOException gone) {
          // this caller is lost, the queue is not
        }
        send(caller.getOutputStream(), "BYE\n");
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
