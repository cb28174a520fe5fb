import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Tells the time to whoever asks, in the pattern that was asked for. */
public class TimeService {
  /** Cuts requests at 33 bytes, decodes strictly, and builds the formatter piece by piece. */
  public static void serve(DatagramSocket socket, Clock clock) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[33], 33);
    while (!socket.isClosed()) {
      try {
        packet.setLength(33);
        socket.receive(packet);
      } catch (SocketException closed) {
        break;
      }
      byte[] answer;
      try {
        answer = time(packet, clock).getBytes(UTF_8);
      } catch (CharacterCodingException | RuntimeException malformed) {
        answer = new byte[] {'E', 'R', 'R'};
      }
      try {
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException e) {
        System.err.println("an answer is lost: " + e.getMessage());
      }
    }
  }

  private static String time(DatagramPacket packet, Clock clock) throws CharacterCodingException {
    String pattern =
        UTF_8.newDecoder().decode(ByteBuffer.wrap(packet.getData(), 0, packet.getLength())) + "";
    if (pattern.length() > 32) {
      throw new IllegalArgumentException("too long");
    }
    if (pattern.isEmpty()) {
      pattern = "yyyy-MM-dd HH:mm:ss";
    }
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      int end = at;
      while (end < pattern.length() && pattern.charAt(end) == c) {
        end++;
      }
      if ("yMdHms".indexOf(c) >= 0) {
        builder.appendPattern(pattern.substring(at, end));
      } else if (" -/:.T".indexOf(c) >= 0) {
        builder.appendLiteral(pattern.substring(at, end));
      } else {
        throw new IllegalArgumentException("not allowed");
      }
      at = end;
    }
    return builder.toFormatter(Locale.ROOT).format(ZonedDateTime.now(clock));
  }

  /** Runs it by hand: java TimeService.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      serve(socket, Clock.systemDefaultZone());
    }
  }
}
