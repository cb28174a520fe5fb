import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Clock;
import java.time.LocalDateTime;

/** Tells the time to whoever asks, in the pattern that was asked for. */
public class TimeService {
  private static final String DEFAULT = "yyyy-MM-dd HH:mm:ss";

  /** Without any formatter: each run of a letter is a number of that width. */
  public static void serve(DatagramSocket socket, Clock clock) throws IOException {
    while (true) {
      DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
      try {
        socket.receive(packet);
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw e;
        }
        return;
      }
      byte[] answer = answer(packet, LocalDateTime.now(clock)).getBytes(US_ASCII);
      try {
        socket.send(
            new DatagramPacket(answer, answer.length, packet.getAddress(), packet.getPort()));
      } catch (IOException lost) {
        // the next one may get through
      }
    }
  }

  private static String answer(DatagramPacket packet, LocalDateTime now) {
    int length = packet.getLength();
    if (length > 32) {
      return "ERR";
    }
    String pattern = length == 0 ? DEFAULT : new String(packet.getData(), 0, length, ISO_8859_1);
    StringBuilder out = new StringBuilder();
    for (int at = 0, end; at < pattern.length(); at = end) {
      char c = pattern.charAt(at);
      end = at + 1;
      while (end < pattern.length() && pattern.charAt(end) == c) {
        end++;
      }
      int width = end - at;
      int value;
      switch (c) {
        case 'y' -> value = width == 2 ? now.getYear() % 100 : now.getYear();
        case 'M' -> value = now.getMonthValue();
        case 'd' -> value = now.getDayOfMonth();
        case 'H' -> value = now.getHour();
        case 'm' -> value = now.getMinute();
        case 's' -> value = now.getSecond();
        case ' ', '-', '/', ':', '.', 'T' -> {
          out.append(pattern, at, end);
          continue;
        }
        default -> {
          return "ERR";
        }
      }
      if (width > (c == 'y' ? 19 : 2)) {
        return "ERR";
      }
      String digits = Integer.toString(value);
      out.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }
    return out.toString();
  }

  /** Runs it by hand: java TimeService.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      serve(socket, Clock.systemDefaultZone());
    }
  }
}
