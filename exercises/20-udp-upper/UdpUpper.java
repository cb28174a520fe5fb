import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;

/** Answers each datagram with the same bytes, ASCII letters in upper case. */
public class UdpUpper {

  /** Answers datagrams until the socket is closed. */
  public static void serve(DatagramSocket socket) throws IOException {
    throw new UnsupportedOperationException("serve is still to be written");
  }

  /** Runs it by hand: java UdpUpper.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      System.out.println("receiving on " + socket.getLocalSocketAddress());
      serve(socket);
    }
  }
}
