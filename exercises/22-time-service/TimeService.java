import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Clock;

/** Tells the time to whoever asks, in the pattern that was asked for. */
public class TimeService {

  /** Answers datagrams with the clock's time until the socket is closed. */
  public static void serve(DatagramSocket socket, Clock clock) throws IOException {
    throw new UnsupportedOperationException("serve is still to be written");
  }

  /** Runs it by hand: java TimeService.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      System.out.println("receiving on " + socket.getLocalSocketAddress());
      serve(socket, Clock.systemDefaultZone());
    }
  }
}
