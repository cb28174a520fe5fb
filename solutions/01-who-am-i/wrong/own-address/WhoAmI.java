import java.io.IOException;
import java.net.Inet6Address;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks the accepted socket for its own end instead of the caller's. */
public class WhoAmI {

  public static void serve(ServerSocket listener) throws IOException {
    while (!listener.isClosed()) {
      try (Socket caller = listener.accept()) {
        String host = caller.getLocalAddress().getHostAddress();
        if (caller.getLocalAddress() instanceof Inet6Address) {
          host = "[" + host + "]";
        }
        String line = host + " " + caller.getLocalPort() + "\n";
        caller.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        // next caller
      }
    }
  }
}
