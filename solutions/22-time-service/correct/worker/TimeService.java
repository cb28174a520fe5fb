import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Tells the time to whoever asks, in the pattern that was asked for. */
public class TimeService {
  /** Receives here and answers on two other threads. */
  public static void serve(DatagramSocket socket, Clock clock) throws IOException {
    ExecutorService workers = Executors.newFixedThreadPool(2);
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(new byte[100], 100);
        socket.receive(packet);
        workers.execute(() -> answer(socket, clock, packet));
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw e;
      }
    } finally {
      workers.shutdown();
    }
  }

  private static void answer(DatagramSocket socket, Clock clock, DatagramPacket packet) {
    String answer = "ERR";
    try {
      answer = time(new String(packet.getData(), 0, packet.getLength(), UTF_8), clock);
    } catch (RuntimeException refused) {
      // ERR says enough
    }
    packet.setData(answer.getBytes(UTF_8));
    try {
      socket.send(packet);
    } catch (IOException lost) {
      // nothing to be done
    }
  }

  private static String time(String request, Clock clock) {
    StringBuilder pattern = new StringBuilder();
    request.chars().forEach(c -> pattern.append(c == 'T' ? "\0" : Character.toString(c)));
    boolean allowed = request.chars().allMatch(c -> "yMdHms -/:.T".indexOf(c) >= 0);
    if (!allowed || request.length() > 32) {
      return "ERR";
    }
    String known = request.isEmpty() ? "yyyy-MM-dd HH:mm:ss" : pattern.toString();
    return ZonedDateTime.now(clock).format(DateTimeFormatter.ofPattern(known)).replace('\0', 'T');
  }

  /** Runs it by hand: java TimeService.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      serve(socket, Clock.systemDefaultZone());
    }
  }
}
