import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;

/** Answers each datagram with the same bytes, ASCII letters in upper case. */
public class UdpUpper {
  public static void serve(DatagramSocket socket) throws IOException {
    byte[] buffer = new byte[65_507];
    while (true) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        for (int i = 0; i < packet.getLength(); i++) {
          if (buffer[i] >= 'a' && buffer[i] <= 'z') {
            buffer[i] -= 32;
          }
        }
        socket.send(packet);
      } catch (IOException e) {
        // go on with the next one
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
