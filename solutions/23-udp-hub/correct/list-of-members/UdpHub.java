import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Passes on what one member says to all the others. */
public class UdpHub {
  private static final class Member {
    private final InetAddress address;
    private final int port;
    private final String name;

    Member(DatagramPacket packet, String name) {
      this.address = packet.getAddress();
      this.port = packet.getPort();
      this.name = name;
    }

    boolean sent(DatagramPacket packet) {
      return port == packet.getPort() && address.equals(packet.getAddress());
    }
  }

  /** A list of members, one packet to receive into, and one for all that is sent. */
  public static void serve(DatagramSocket socket) throws IOException {
    List<Member> members = new ArrayList<>();
    DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
    DatagramPacket out = new DatagramPacket(new byte[0], 0);
    while (!socket.isClosed()) {
      try {
        packet.setLength(packet.getData().length);
        socket.receive(packet);
      } catch (IOException e) {
        if (socket.isClosed()) {
          break;
        }
        throw e;
      }
      Member sender = null;
      for (Member each : members) {
        if (each.sent(packet)) {
          sender = each;
        }
      }
      byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
      String text = new String(bytes, UTF_8);
      boolean utf8 = Arrays.equals(bytes, text.getBytes(UTF_8));
      String[] words = text.split(" ", 2);
      byte[] answer = {'E', 'R', 'R'};
      if (utf8 && words[0].equals("MSG") && words.length == 2 && sender != null) {
        byte[] message = (sender.name + ": " + harmless(words[1])).getBytes(UTF_8);
        if (message.length <= 65_507) {
          answer = null;
          out.setData(message);
          for (Member each : members) {
            if (each != sender) {
              out.setAddress(each.address);
              out.setPort(each.port);
              trySend(socket, out);
            }
          }
        }
      } else if (utf8 && words[0].equals("JOIN") && words.length == 2 && sender == null) {
        String name = words[1];
        if (isName(name) && members.stream().noneMatch(each -> each.name.equals(name))) {
          members.add(new Member(packet, name));
          answer = new byte[] {'O', 'K'};
        }
      } else if (text.equals("LEAVE") && members.remove(sender)) {
        answer = new byte[] {'O', 'K'};
      }
      if (answer != null) {
        out.setData(answer);
        out.setSocketAddress(packet.getSocketAddress());
        trySend(socket, out);
      }
    }
  }

  private static void trySend(DatagramSocket socket, DatagramPacket packet) {
    try {
      socket.send(packet);
    } catch (IOException lost) {
      // nobody can be told
    }
  }

  private static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
      if (!letter && !(c >= '0' && c <= '9') && c != '_') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 16;
  }

  private static String harmless(String text) {
    StringBuilder result = new StringBuilder();
    for (char c : text.toCharArray()) {
      result.append(Character.isISOControl(c) ? '?' : c);
    }
    return result.toString();
  }

  /** Runs it by hand: java UdpHub.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      serve(socket);
    }
  }
}
