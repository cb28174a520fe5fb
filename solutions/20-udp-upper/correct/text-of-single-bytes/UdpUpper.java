import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.regex.Pattern;

/** Answers each datagram with the same bytes, ASCII letters in upper case. */
public class UdpUpper {
  private static final Pattern LETTERS = Pattern.compile("[a-z]+");

  /** A decoding that loses nothing, a pattern for a to z, and a limit for each wait. */
  public static void serve(DatagramSocket socket) throws IOException {
    socket.setSoTimeout(500);
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(new byte[65_507], 65_507);
      try {
        socket.receive(packet);
      } catch (SocketTimeoutException nobody) {
        continue;
      } catch (IOException closed) {
        return;
      }
      String text = new String(packet.getData(), 0, packet.getLength(), ISO_8859_1);
      String upper = LETTERS.matcher(text).replaceAll(m -> upper(m.group()));
      byte[] answer = upper.getBytes(ISO_8859_1);
      try {
        socket.send(
            new DatagramPacket(answer, answer.length, packet.getAddress(), packet.getPort()));
      } catch (IOException e) {
        System.err.println("lost: " + e.getMessage());
      }
    }
  }

  private static String upper(String letters) {
    StringBuilder out = new StringBuilder();
    letters.chars().forEach(c -> out.append((char) (c - 32)));
    return out.toString();
  }

  /** Runs it by hand: java UdpUpper.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      serve(socket);
    }
  }
}
