import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Tells the time to whoever asks, in the pattern that was asked for. */
public class TimeService {
  private static final int LARGEST = 65_507;
  private static final Pattern ALLOWED = Pattern.compile("[yMdHms /:.T-]{1,32}");

  /** Answers datagrams with the clock's time until the socket is closed. */
  public static void serve(DatagramSocket socket, Clock clock) throws IOException {
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
      String request = new String(buffer, 0, packet.getLength(), UTF_8);
      byte[] answer = answer(request, clock).getBytes(UTF_8);
      try (DatagramSocket answering = new DatagramSocket()) {
        answering.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException lost) {
        // this answer is lost, the next one may not be
      }
    }
  }

  /** What was no UTF-8 has become U+FFFD, which is no allowed character either. */
  private static String answer(String request, Clock clock) {
    String pattern = request.isEmpty() ? "yyyy-MM-dd HH:mm:ss" : request;
    if (!ALLOWED.matcher(pattern).matches()) {
      return "ERR";
    }
    try {
      DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern.replaceAll("T+", "'$0'"));
      return formatter.format(ZonedDateTime.now(clock));
    } catch (IllegalArgumentException | DateTimeException refused) {
      return "ERR";
    }
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
