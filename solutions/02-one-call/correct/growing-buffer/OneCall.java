import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Reads blocks into a growing array and looks for the LF in what has newly come. */
public class OneCall {

  public static void serveOnce(ServerSocket listener) throws IOException {
    try {
      Socket caller = listener.accept();
      try {
        answer(caller);
      } finally {
        caller.close();
      }
    } finally {
      listener.close();
    }
  }

  private static void answer(Socket caller) throws IOException {
    InputStream in = caller.getInputStream();
    byte[] bytes = new byte[512];
    int length = 0;
    int end = -1;
    while (end < 0) {
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      }
      int count = in.read(bytes, length, bytes.length - length);
      if (count < 0) {
        break;
      }
      for (int i = length; i < length + count && end < 0; i++) {
        if (bytes[i] == '\n') {
          end = i;
        }
      }
      length += count;
    }
    if (length == 0) {
      return;
    }
    int to = end < 0 ? length : end;
    if (end > 0 && bytes[end - 1] == '\r') {
      to--;
    }
    String line = new String(bytes, 0, to, StandardCharsets.UTF_8);
    byte[] answer = (line.toUpperCase(Locale.ROOT) + '\n').getBytes(StandardCharsets.UTF_8);
    caller.getOutputStream().write(answer);
  }
}
