import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Feeds a decoder byte by byte, so that a wrong byte is noticed when it comes. */
public class NextCaller {

  public static void serve(ServerSocket listener) throws IOException {
    for (; ; ) {
      Socket caller;
      try {
        caller = listener.accept();
      } catch (IOException closed) {
        return;
      }
      try (caller) {
        caller.setSoTimeout(300);
        PrintStream out = new PrintStream(caller.getOutputStream(), true, StandardCharsets.US_ASCII);
        if (!good(caller.getInputStream(), out)) {
          out.print("BAD\n");
        }
      } catch (IOException e) {
        System.err.println("a caller ended by " + e);
      }
    }
  }

  /** False if the conversation ended by a malformed line. */
  private static boolean good(InputStream raw, PrintStream out) throws IOException {
    InputStream in = new BufferedInputStream(raw);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer pending = ByteBuffer.allocate(8);
    CharBuffer ignored = CharBuffer.allocate(8);
    int lines = 0;
    int length = 0;
    int next;
    while ((next = in.read()) != -1) {
      if (next == '\n') {
        if (pending.position() > 0) {
          return false;
        }
        length = 0;
        out.print("RECEIVED " + ++lines + "\n");
        continue;
      }
      if (++length > 1024) {
        return false;
      }
      pending.put((byte) next).flip();
      if (decoder.decode(pending, ignored.clear(), false).isError()) {
        return false;
      }
      pending.compact();
    }
    return true;
  }
}
