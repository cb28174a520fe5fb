import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;

/** Answers each datagram with the same bytes, ASCII letters in upper case. */
public class UdpUpper {
  private static final int LARGEST = 65_507;

  /** Answers datagrams until the socket is closed. */
  public static void serve(DatagramSocket socket) throws IOException {
    byte[] buffer = new byte[LARGEST];
    while (true) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
      } catch (IOException e) {
        if (socket.isClosed()) {
          return;
        }
        throw e;
      }
      upperCase(buffer, packet.getLength());
      try {
        socket.send(packet); // back to where it came from
      } catch (IOException lost) {
        // this answer is lost, the next one may not be
      }
    }
  }

  private static void upperCase(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      if (bytes[i] >= 'a' && bytes[i] <= 'z') {
        bytes[i] -= 'a' - 'A';
      }
    }
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
