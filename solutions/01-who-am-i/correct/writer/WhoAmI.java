import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A print stream swallows what goes wrong with a caller, which is what is wanted here. */
public class WhoAmI {

  public static void serve(ServerSocket listener) throws IOException {
    while (!listener.isClosed()) {
      try (Socket caller = listener.accept();
          PrintStream out =
              new PrintStream(caller.getOutputStream(), false, StandardCharsets.US_ASCII)) {
        InetAddress address = caller.getInetAddress();
        if (address.getAddress().length == 16) {
          out.print("[" + address.getHostAddress() + "]");
        } else {
          out.print(address.getHostAddress());
        }
        out.print(" " + caller.getPort() + "\n");
      } catch (IOException e) {
        // the listener was closed, or closing this caller failed
      }
    }
  }
}
