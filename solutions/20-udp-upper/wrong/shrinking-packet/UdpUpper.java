import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;

/** Answers each datagram with the same bytes, ASCII letters in upper case. */
public class UdpUpper {
  public static void serve(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_507], 65_507);
    while (!socket.isClosed()) {
      try {
        socket.receive(packet);
        byte[] answer = Arrays.copyOf(packet.getData(), packet.getLength());
        for (int i = 0; i < answer.length; i++) {
          if (answer[i] >= 'a' && answer[i] <= 'z') {
            answer[i] -= 32;
          }
        }
        packet.setData(answer);
        socket.send(packet);
      } catch (IOException e) {
        // closed, or one answer lost
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
