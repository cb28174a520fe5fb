import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Takes the last empty line for the end of the head. */
public class FetchPage {
  private static final int PATIENCE_MILLIS = 500;

  /** An answer: its status, its headers by their names in lower case, and its body. */
  public record Page(int status, Map<String, String> headers, byte[] body) {}

  /** The page that the server gives for this path; no page if the answer is not complete. */
  public static Page fetch(InetSocketAddress server, String host, String path) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(server, PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      String request =
          "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      String all = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      int end = all.lastIndexOf("\r\n\r\n");
      if (end < 0) {
        throw new ProtocolException("no empty line");
      }
      String[] head = all.substring(0, end).split("\r\n");
      int status = status(head[0]);
      Map<String, String> headers = headers(head);
      byte[] body = all.substring(end + 4).getBytes(ISO_8859_1);
      check(headers.get("content-length"), body.length);
      return new Page(status, headers, body);
    }
  }

  private static int status(String line) throws ProtocolException {
    if (!line.matches("HTTP/1\\.[0-9] [0-9]{3}( .*)?")) {
      throw new ProtocolException("no status line: " + line);
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  private static Map<String, String> headers(String[] head) throws ProtocolException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 1; i < head.length; i++) {
      int colon = head[i].indexOf(':');
      if (colon < 0) {
        throw new ProtocolException("no header: " + head[i]);
      }
      String name = head[i].substring(0, colon).toLowerCase(Locale.ROOT);
      headers.put(name, head[i].substring(colon + 1).strip());
    }
    return headers;
  }

  private static void check(String announced, int came) throws ProtocolException {
    if (announced != null && !announced.equals(String.valueOf(came))) {
      throw new ProtocolException(announced + " bytes were announced, " + came + " came");
    }
  }
}
