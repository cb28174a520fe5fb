import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads line by line, each one against what is left of the head's limit. */
public class FetchPage {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.\\d (\\d{3})(\\s.*)?");

  public record Page(int status, Map<String, String> headers, byte[] body) {}

  public static Page fetch(InetSocketAddress server, String host, String path) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(server, 500);
      socket.setSoTimeout(500);
      var out = new java.io.PrintStream(socket.getOutputStream(), false, StandardCharsets.US_ASCII);
      out.print("GET " + path + " HTTP/1.1\r\n");
      out.print("Host: " + host + "\r\n");
      out.print("Connection: close\r\n\r\n");
      out.flush();
      return new FetchPage(new BufferedInputStream(socket.getInputStream(), 512)).page();
    } finally {
      socket.close();
    }
  }

  private final InputStream in;
  private int left = 65_536;

  private FetchPage(InputStream in) {
    this.in = in;
  }

  private Page page() throws IOException {
    Matcher status = STATUS.matcher(line());
    if (!status.matches()) {
      throw new ProtocolException("this is not HTTP");
    }
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] parts = line.split(":", 2);
      if (parts.length < 2) {
        throw new ProtocolException("a header without a colon");
      }
      headers.put(parts[0].toLowerCase(Locale.ENGLISH), parts[1].trim());
    }
    return new Page(Integer.parseInt(status.group(1)), headers, body(headers));
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    byte[] all = in.readAllBytes();
    String length = headers.getOrDefault("content-length", String.valueOf(all.length));
    if (!length.equals(String.valueOf(all.length))) {
      throw new ProtocolException("announced " + length + ", came " + all.length);
    }
    return all;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int next = in.read();
      if (next == -1 || --left < 0) {
        throw new ProtocolException("the head has no end");
      }
      if (next == '\n') {
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      }
      line.write(next);
    }
  }
}
