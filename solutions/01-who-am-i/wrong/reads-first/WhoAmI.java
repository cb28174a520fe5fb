import java.io.IOException;
import java.net.Inet6Address;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Waits for the caller to speak first. */
public class WhoAmI {

  public static void serve(ServerSocket listener) throws IOException {
    while (!listener.isClosed()) {
      try (Socket caller = listener.accept()) {
        caller.getInputStream().read(new byte[1024]);
        String host = caller.getInetAddress().getHostAddress();
        if (caller.getInetAddress() instanceof Inet6Address) {
          host = "[" + host + "]";
        }
        String line = host + " " + caller.getPort() + "\n";
        caller.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        // next caller
      }
    }
  }
}
