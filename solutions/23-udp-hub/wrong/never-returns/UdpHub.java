import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Map;

/** Passes on what one member says to all the others. */
public class UdpHub {
  private static final int LARGEST = 65_507;

  private final DatagramSocket socket;
  private final Map<SocketAddress, String> members = new HashMap<>();

  private UdpHub(DatagramSocket socket) {
    this.socket = socket;
  }

  /** Deals with datagrams until the socket is closed. */
  public static void serve(DatagramSocket socket) throws IOException {
    UdpHub hub = new UdpHub(socket);
    byte[] buffer = new byte[LARGEST];
    while (true) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
      } catch (IOException e) {
        continue; // the next one may be received
      }
      hub.request(packet.getSocketAddress(), ByteBuffer.wrap(buffer, 0, packet.getLength()));
    }
  }

  private void request(SocketAddress sender, ByteBuffer bytes) {
    String request;
    try {
      request = UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      send("ERR", sender);
      return;
    }
    if (request.startsWith("MSG ")) {
      if (!pass(sender, request.substring(4))) {
        send("ERR", sender);
      }
    } else if (request.startsWith("JOIN ")) {
      send(join(sender, request.substring(5)) ? "OK" : "ERR", sender);
    } else {
      boolean left = request.equals("LEAVE") && members.remove(sender) != null;
      send(left ? "OK" : "ERR", sender);
    }
  }

  private boolean join(SocketAddress sender, String name) {
    if (!name.matches("[A-Za-z0-9_]{1,16}") || members.containsValue(name)) {
      return false;
    }
    return members.putIfAbsent(sender, name) == null;
  }

  private boolean pass(SocketAddress sender, String text) {
    String name = members.get(sender);
    if (name == null) {
      return false;
    }
    byte[] message = (name + ": " + text.replaceAll("[\\x00-\\x1F\\x7F-\\x9F]", "?")).getBytes(UTF_8);
    if (message.length > LARGEST) {
      return false;
    }
    for (SocketAddress member : members.keySet()) {
      if (!member.equals(sender)) {
        send(message, member);
      }
    }
    return true;
  }

  private void send(String answer, SocketAddress to) {
    send(answer.getBytes(UTF_8), to);
  }

  private void send(byte[] bytes, SocketAddress to) {
    try {
      socket.send(new DatagramPacket(bytes, bytes.length, to));
    } catch (IOException lost) {
      // this one is lost, the next one may not be
    }
  }

  /** Runs it by hand: java UdpHub.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      System.out.println("receiving on " + socket.getLocalSocketAddress());
      serve(socket);
    }
  }
}
