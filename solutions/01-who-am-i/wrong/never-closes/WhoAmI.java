import java.io.IOException;
import java.net.Inet6Address;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Answers, and keeps every connection open. */
public class WhoAmI {
  private static final List<Socket> CALLERS = new ArrayList<>();

  public static void serve(ServerSocket listener) throws IOException {
    while (!listener.isClosed()) {
      try {
        Socket caller = listener.accept();
        CALLERS.add(caller);
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
