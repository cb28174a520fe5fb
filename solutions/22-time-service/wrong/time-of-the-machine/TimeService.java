import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Tells the time to whoever asks, in the pattern that was asked for. */
public class TimeService {
  public static void serve(DatagramSocket socket, Clock clock) throws IOException {
    while (true) {
      DatagramPacket packet = new DatagramPacket(new byte[65_507], 65_507);
      try {
        socket.receive(packet);
      } catch (IOException e) {
        if (socket.isClosed()) {
          return;
        }
        throw e;
      }
      String request = new String(packet.getData(), 0, packet.getLength(), UTF_8);
      byte[] answer = answer(request, clock).getBytes(UTF_8);
      try {
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException lost) {
        // the next one may get through
      }
    }
  }

  private static String answer(String request, Clock clock) {
    if (!request.matches("[yMdHms /:.T-]{0,32}")) {
      return "ERR";
    }
    String pattern = request.isEmpty() ? "yyyy-MM-dd HH:mm:ss" : request;
    try {
      DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern.replaceAll("T+", "'$0'"));
      return formatter.format(LocalDateTime.now());
    } catch (RuntimeException e) {
      return "ERR";
    }
  }

  /** Runs it by hand: java TimeService.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      serve(socket, Clock.systemDefaultZone());
    }
  }
}
