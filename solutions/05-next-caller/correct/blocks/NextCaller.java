import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads blocks into one array and cuts lines out of it; several answers go out in one write. */
public class NextCaller {

  public static void serve(ServerSocket listener) throws IOException {
    while (!listener.isClosed()) {
      try (Socket caller = listener.accept()) {
        caller.setSoTimeout(300);
        new Conversation(caller.getInputStream(), caller.getOutputStream()).run();
      } catch (IOException e) {
        // the listener was closed, or this caller is done for
      }
    }
  }

  private static final class Conversation {
    private final InputStream in;
    private final OutputStream out;
    private final byte[] held = new byte[1025 + 4096];
    private int length;
    private int count;

    Conversation(InputStream in, OutputStream out) {
      this.in = in;
      this.out = out;
    }

    void run() throws IOException {
      int read;
      while ((read = in.read(held, length, held.length - length)) > 0) {
        length += read;
        StringBuilder answers = new StringBuilder();
        boolean good = takeLines(answers);
        out.write(answers.toString().getBytes(StandardCharsets.US_ASCII));
        if (!good) {
          return;
        }
      }
    }

    /** Answers the complete lines and keeps the rest; false if a line was malformed. */
    private boolean takeLines(StringBuilder answers) {
      int from = 0;
      for (int i = 0; i < length; i++) {
        if (held[i] != '\n') {
          continue;
        }
        if (i - from > 1024 || !decodes(from, i - from)) {
          answers.append("BAD\n");
          return false;
        }
        answers.append("RECEIVED ").append(++count).append('\n');
        from = i + 1;
      }
      length -= from;
      System.arraycopy(held, from, held, 0, length);
      if (length > 1024) {
        answers.append("BAD\n");
        return false;
      }
      return true;
    }

    private boolean decodes(int from, int size) {
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(held, from, size));
        return true;
      } catch (CharacterCodingException e) {
        return false;
      }
    }
  }
}
