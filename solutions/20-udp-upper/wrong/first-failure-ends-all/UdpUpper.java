import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;

/** Answers each datagram with the same bytes, ASCII letters in upper case. */
public class UdpUpper {
  public static void serve(DatagramSocket socket) throws IOException {
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(new byte[65_507], 65_507);
        socket.receive(packet);
        byte[] data = packet.getData();
        for (int i = 0; i < packet.getLength(); i++) {
          if (data[i] >= 'a' && data[i] <= 'z') {
            data[i] -= 32;
          }
        }
        socket.send(packet);
      }
    } catch (IOException closed) {
      System.out.println("closed");
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
