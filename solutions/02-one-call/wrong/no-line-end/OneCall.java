import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Optional;

/** Answers one line of one caller in upper case. */
public class OneCall {

  /** Serves one caller, then closes the connection and the listener. */
  public static void serveOnce(ServerSocket listener) throws IOException {
    try (listener;
        Socket caller = listener.accept()) {
      Optional<String> line = readLine(new BufferedInputStream(caller.getInputStream()));
      if (line.isPresent()) {
        String answer = line.get().toUpperCase(Locale.ROOT);
        caller.getOutputStream().write(answer.getBytes(UTF_8));
      }
    }
  }

  /** The next line without its end; empty if the stream ends before its first byte. */
  private static Optional<String> readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = in.read();
    }
    String text = line.toString(UTF_8);
    boolean crlf = next == '\n' && text.endsWith("\r");
    return Optional.of(crlf ? text.substring(0, text.length() - 1) : text);
  }

  /** Runs it by hand: java OneCall.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    System.out.println("listening on " + listener.getLocalSocketAddress());
    serveOnce(listener);
  }
}
