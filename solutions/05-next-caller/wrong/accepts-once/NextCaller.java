import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Counts each caller's lines, one caller after the other. */
public class NextCaller {
  private static final int IDLE_MILLIS = 300;
  private static final int LONGEST = 1024;

  /** Serves a caller. */
  public static void serve(ServerSocket listener) throws IOException {
    try (Socket caller = listener.accept()) {
      caller.setSoTimeout(IDLE_MILLIS);
      converse(new BufferedInputStream(caller.getInputStream()), caller.getOutputStream());
    } catch (SocketTimeoutException silence) {
      // 300 ms without a byte
    } catch (SocketException closed) {
      // nobody called
    }
  }

  /** Answers line after line until the end of the stream or a malformed line. */
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

  /** Runs it by hand: java NextCaller.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("listening on " + listener.getLocalSocketAddress());
      serve(listener);
    }
  }
}
