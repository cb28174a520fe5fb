import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends what toString makes of the address. */
public class WhoAmI {

  public static void serve(ServerSocket listener) throws IOException {
    while (!listener.isClosed()) {
      try (Socket caller = listener.accept()) {
        String line = caller.getInetAddress() + " " + caller.getPort() + "\n";
        caller.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        // next caller
      }
    }
  }
}
