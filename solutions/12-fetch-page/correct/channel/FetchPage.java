import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A channel that never blocks, and a selector that waits 500 ms at most. */
public class FetchPage {
  public record Page(int status, Map<String, String> headers, byte[] body) {}

  public static Page fetch(InetSocketAddress server, String host, String path) throws IOException {
    try (Selector selector = Selector.open();
        SocketChannel channel = SocketChannel.open()) {
      channel.configureBlocking(false);
      SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
      if (!channel.connect(server)) {
        await(selector);
        channel.finishConnect();
      }
      ByteBuffer request =
          ISO_8859_1.encode(
              String.join(
                  "\r\n", "GET " + path + " HTTP/1.1", "Host: " + host, "Connection: close", "", ""));
      key.interestOps(SelectionKey.OP_WRITE);
      while (request.hasRemaining()) {
        await(selector);
        channel.write(request);
      }
      key.interestOps(SelectionKey.OP_READ);
      return read(selector, channel);
    }
  }

  private static Page read(Selector selector, SocketChannel channel) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer block = ByteBuffer.allocate(4096);
    int end = -1;
    while (true) {
      await(selector);
      int count = channel.read(block.clear());
      if (count < 0) {
        break;
      }
      all.write(block.array(), 0, count);
      if (end < 0) {
        end = all.toString(ISO_8859_1).indexOf("\r\n\r\n");
        if (end > 65_532 || (end < 0 && all.size() > 65_536)) {
          throw new ProtocolException("a head of more than 64 KiB");
        }
      }
    }
    if (end < 0) {
      throw new ProtocolException("a head without an end");
    }
    byte[] bytes = all.toByteArray();
    String[] lines = new String(bytes, 0, end, ISO_8859_1).split("\r\n");
    String line = lines[0];
    if (!line.startsWith("HTTP/1.") || line.length() < 12 || line.charAt(8) != ' ') {
      throw new ProtocolException("a strange first line");
    }
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon < 0) {
        throw new ProtocolException("a strange header");
      }
      headers.put(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).strip());
    }
    byte[] body = java.util.Arrays.copyOfRange(bytes, end + 4, bytes.length);
    try {
      String length = headers.get("content-length");
      if (length != null && Long.parseLong(length) != body.length) {
        throw new ProtocolException("a body of " + body.length + " instead of " + length);
      }
      return new Page(Integer.parseInt(line.substring(9, 12)), headers, body);
    } catch (NumberFormatException e) {
      throw new ProtocolException("a strange number");
    }
  }

  private static void await(Selector selector) throws IOException {
    if (selector.select(500) == 0) {
      throw new SocketTimeoutException("nothing happened for 500 ms");
    }
    selector.selectedKeys().clear();
  }
}
