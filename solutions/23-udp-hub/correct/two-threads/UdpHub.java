import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passes on what one member says to all the others. */
public class UdpHub {
  private static final Pattern REQUEST =
      Pattern.compile("JOIN (?<name>[A-Za-z0-9_]{1,16})|MSG (?<text>.*)|LEAVE", Pattern.DOTALL);

  /** One thread receives; the requests are dealt with in their order by another one. */
  public static void serve(DatagramSocket socket) throws IOException {
    Map<SocketAddress, String> members = new ConcurrentHashMap<>();
    ExecutorService worker = Executors.newSingleThreadExecutor();
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(new byte[65_507], 65_507);
        socket.receive(packet);
        byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
        worker.execute(() -> request(socket, members, packet.getSocketAddress(), bytes));
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw e;
      }
    } finally {
      worker.shutdown();
    }
  }

  private static void request(
      DatagramSocket socket,
      Map<SocketAddress, String> members,
      SocketAddress sender,
      byte[] bytes) {
    String answer = "ERR";
    try {
      CharSequence request = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      Matcher matcher = REQUEST.matcher(request);
      if (matcher.matches()) {
        String text = matcher.group("text");
        String name = matcher.group("name");
        String own = members.get(sender);
        if (text != null && own != null) {
          String message = own + ": " + text.replaceAll("\\p{Cntrl}|[\u0080-\u009f]", "?");
          byte[] out = message.getBytes(StandardCharsets.UTF_8);
          if (out.length <= 65_507) {
            members.keySet().stream()
                .filter(member -> !member.equals(sender))
                .forEach(member -> send(socket, out, member));
            return;
          }
        } else if (name != null) {
          if (own == null && !members.containsValue(name)) {
            members.put(sender, name);
            answer = "OK";
          }
        } else if (text == null && members.remove(sender) != null) {
          answer = "OK";
        }
      }
    } catch (CharacterCodingException malformed) {
      answer = "ERR";
    }
    send(socket, answer.getBytes(StandardCharsets.US_ASCII), sender);
  }

  private static void send(DatagramSocket socket, byte[] bytes, SocketAddress to) {
    try {
      socket.send(new DatagramPacket(bytes, bytes.length, to));
    } catch (IOException lost) {
      System.err.println("not sent to " + to + ": " + lost);
    }
  }

  /** Runs it by hand: java UdpHub.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      serve(socket);
    }
  }
}
