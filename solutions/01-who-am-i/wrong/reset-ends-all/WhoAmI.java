import java.io.IOException;
import java.net.Inet6Address;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One try around the loop: the first caller who has gone ends the service. */
public class WhoAmI {

  public static void serve(ServerSocket listener) throws IOException {
    try {
      while (true) {
        try (Socket caller = listener.accept()) {
          String host = caller.getInetAddress().getHostAddress();
          if (caller.getInetAddress() instanceof Inet6Address) {
            host = "[" + host + "]";
          }
          String line = host + " " + caller.getPort() + "\n";
          caller.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException e) {
      if (!listener.isClosed()) {
        throw e;
      }
    }
  }
}
