import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;

/** Passes on what one member says to all the others. */
public class UdpHub {

  /** Deals with datagrams until the socket is closed. */
  public static void serve(DatagramSocket socket) throws IOException {
    throw new UnsupportedOperationException("serve is still to be written");
  }

  /** Runs it by hand: java UdpHub.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      System.out.println("receiving on " + socket.getLocalSocketAddress());
      serve(socket);
    }
  }
}
