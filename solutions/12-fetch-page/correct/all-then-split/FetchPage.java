import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Collects blocks until the empty line is among them; the rest of the last block begins the body. */
public class FetchPage {
  private static final byte[] EMPTY_LINE = {'\r', '\n', '\r', '\n'};

  public record Page(int status, Map<String, String> headers, byte[] body) {}

  public static Page fetch(InetSocketAddress server, String host, String path) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(500);
      socket.connect(server, 500);
      String text = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
      byte[] request = String.format(Locale.ROOT, text, path, host).getBytes("ISO-8859-1");
      socket.getOutputStream().write(request);
      return answer(socket.getInputStream());
    } catch (NumberFormatException e) {
      throw new ProtocolException("not a number: " + e.getMessage());
    }
  }

  private static Page answer(InputStream in) throws IOException {
    byte[] held = new byte[0];
    byte[] block = new byte[2048];
    int end;
    while ((end = find(held)) < 0) {
      int count = in.read(block);
      if (count < 0 || held.length > 65_536) {
        throw new ProtocolException("no empty line");
      }
      int before = held.length;
      held = Arrays.copyOf(held, before + count);
      System.arraycopy(block, 0, held, before, count);
    }
    if (end + 4 > 65_536) {
      throw new ProtocolException("the head is too long");
    }
    String head = new String(held, 0, end, StandardCharsets.ISO_8859_1);
    if (!head.matches("(?s)HTTP/1[.][0-9] [0-9][0-9][0-9]([ \r].*)?")) {
      throw new ProtocolException("not HTTP");
    }
    if (head.lines().skip(1).anyMatch(line -> line.indexOf(':') < 0)) {
      throw new ProtocolException("not a header");
    }
    Map<String, String> headers =
        head.lines()
            .skip(1)
            .map(line -> line.split(":", 2))
            .collect(Collectors.toMap(p -> p[0].toLowerCase(Locale.ROOT), p -> p[1].strip()));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(held, end + 4, held.length - end - 4);
    in.transferTo(body);
    if (headers.containsKey("content-length")) {
      long length = Long.parseUnsignedLong(headers.get("content-length"));
      if (length != body.size()) {
        throw new ProtocolException(length + " bytes announced, " + body.size() + " came");
      }
    }
    return new Page(Integer.parseInt(head.substring(9, 12)), headers, body.toByteArray());
  }

  private static int find(byte[] bytes) {
    for (int i = 0; i + 4 <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + 4, EMPTY_LINE, 0, 4)) {
        return i;
      }
    }
    return -1;
  }
}
