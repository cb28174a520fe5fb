import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Gives the whole answer 500 ms. */
public class FetchPage {
  private static final int PATIENCE_MILLIS = 500;
  private static final int LONGEST_HEAD = 64 * 1024;

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
      long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
      InputStream in =
          new FilterInputStream(socket.getInputStream()) {
            @Override
            public int read() throws IOException {
              int left = (int) ((end - System.nanoTime()) / 1_000_000);
              if (left <= 0) {
                throw new SocketTimeoutException("the answer took too long");
              }
              socket.setSoTimeout(left);
              return super.read();
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
              if (length == 0) {
                return 0;
              }
              int next = read();
              if (next < 0) {
                return -1;
              }
              into[from] = (byte) next;
              return 1;
            }
          };
      String[] head = readHead(in).split("\r\n");
      int status = status(head[0]);
      Map<String, String> headers = headers(head);
      return new Page(status, headers, readBody(in, headers.get("content-length")));
    }
  }

  /** The lines up to the first empty one. */
  private static String readHead(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < 4) {
      int next = in.read();
      if (next < 0 || head.size() == LONGEST_HEAD) {
        throw new ProtocolException("no empty line in the first " + head.size() + " bytes");
      }
      head.write(next);
      if (next == "\r\n\r\n".charAt(matched)) {
        matched++;
      } else {
        matched = next == '\r' ? 1 : 0;
      }
    }
    return head.toString(ISO_8859_1).substring(0, head.size() - 4);
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

  private static byte[] readBody(InputStream in, String announced) throws IOException {
    if (announced == null) {
      return in.readAllBytes();
    }
    if (!announced.matches("[0-9]{1,9}")) {
      throw new ProtocolException("no length that this client can read: " + announced);
    }
    int length = Integer.parseInt(announced);
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new ProtocolException(body.length + " of " + length + " bytes of the body came");
    }
    return body;
  }
}
