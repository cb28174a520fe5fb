import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;

/** Answers each datagram with the same bytes, ASCII letters in upper case. */
public class UdpUpper {
  /** One packet for all; its length is set back, and its bytes are changed by a table. */
  public static void serve(DatagramSocket socket) throws IOException {
    byte[] upper = new byte[256];
    for (int i = 0; i < upper.length; i++) {
      upper[i] = (byte) (i >= 'a' && i <= 'z' ? Character.toUpperCase(i) : i);
    }
    DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
    while (!socket.isClosed()) {
      try {
        packet.setLength(packet.getData().length);
        socket.receive(packet);
        byte[] data = packet.getData();
        for (int i = 0; i < packet.getLength(); i++) {
          data[i] = upper[data[i] & 0xFF];
        }
        socket.send(packet);
      } catch (SocketException closedOrUnreachable) {
        continue;
      } catch (IOException lost) {
        System.err.println("one answer is lost: " + lost);
      }
    }
  }

  /** Runs it by hand: java UdpUpper.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      serve(socket);
    }
  }
}
