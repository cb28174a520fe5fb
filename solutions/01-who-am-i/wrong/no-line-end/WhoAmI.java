import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/** Tells every caller the address and port that the call comes from. */
public class WhoAmI {

  /** Serves one caller after another until the listener is closed. */
  public static void serve(ServerSocket listener) throws IOException {
    while (true) {
      Socket caller;
      try {
        caller = listener.accept();
      } catch (SocketException e) {
        if (listener.isClosed()) {
          return;
        }
        throw e;
      }
      answer(caller);
    }
  }

  private static void answer(Socket caller) {
    try (caller) {
      String line = shown(caller.getInetAddress()) + " " + caller.getPort();
      caller.getOutputStream().write(line.getBytes(US_ASCII));
    } catch (IOException gone) {
      // only this caller is lost
    }
  }

  private static String shown(InetAddress address) {
    String number = address.getHostAddress();
    return address instanceof Inet6Address ? "[" + number + "]" : number;
  }

  /** Runs it by hand: java WhoAmI.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("listening on " + listener.getLocalSocketAddress());
      serve(listener);
    }
  }
}
