import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Passes on what one member says to all the others. */
public class UdpHub {
  /** Two maps, one in each direction; the text is dealt with as bytes. */
  public static void serve(DatagramSocket socket) throws IOException {
    Map<InetSocketAddress, String> names = new HashMap<>();
    Map<String, InetSocketAddress> addresses = new HashMap<>();
    byte[] buffer = new byte[65_507];
    while (true) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
      } catch (SocketException e) {
        if (socket.isClosed()) {
          return;
        }
        continue;
      }
      InetSocketAddress from = new InetSocketAddress(packet.getAddress(), packet.getPort());
      String name = names.get(from);
      byte[] bytes = Arrays.copyOf(buffer, packet.getLength());
      String request = isUtf8(bytes) ? new String(bytes, ISO_8859_1) : "";
      boolean right = false;
      if (name != null && request.startsWith("MSG ")) {
        byte[] message = message(name, bytes);
        if (message.length <= 65_507) {
          for (Map.Entry<String, InetSocketAddress> each : addresses.entrySet()) {
            if (!each.getKey().equals(name)) {
              send(socket, message, each.getValue());
            }
          }
          continue;
        }
      } else if (name == null && request.matches("JOIN [A-Za-z0-9_]{1,16}")) {
        String wanted = request.substring(5);
        right = addresses.putIfAbsent(wanted, from) == null;
        if (right) {
          names.put(from, wanted);
        }
      } else if (name != null && request.equals("LEAVE")) {
        names.remove(from);
        addresses.remove(name);
        right = true;
      }
      send(socket, (right ? "OK" : "ERR").getBytes(UTF_8), from);
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** U+0080 to U+009F are the bytes C2 80 to C2 9F. */
  private static byte[] message(String name, byte[] request) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes((name + ": ").getBytes(UTF_8));
    for (int i = 4; i < request.length; i++) {
      int one = request[i] & 0xFF;
      if (one < ' ' || one == 0x7F) {
        message.write('?');
      } else if (one == 0xC2 && (request[i + 1] & 0xFF) < 0xA0) {
        message.write('?');
        i++;
      } else {
        message.write(one);
      }
    }
    return message.toByteArray();
  }

  private static void send(DatagramSocket socket, byte[] bytes, InetSocketAddress to) {
    try {
      socket.send(new DatagramPacket(bytes, bytes.length, to));
    } catch (IOException lost) {
      // the others are to get theirs
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
