import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks a server one question by datagram, again and again until it answers. */
public class UdpAsk {
  private static final AtomicInteger NEXT_ID = new AtomicInteger();

  public static Optional<byte[]> ask(
      InetSocketAddress server, byte[] question, int tries, Duration each) throws IOException {
    int id = NEXT_ID.incrementAndGet();
    byte[] request =
        ByteBuffer.allocate(4 + question.length).putInt(id).put(question).array();
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int i = 0; i < tries; i++) {
        socket.send(new DatagramPacket(request, request.length, server));
        try {
          while (true) {
            socket.setSoTimeout((int) each.toMillis());
            DatagramPacket packet = new DatagramPacket(new byte[65_507], 65_507);
            socket.receive(packet);
            ByteBuffer reply = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
            if (!packet.getSocketAddress().equals(server)) {
              continue;
            }
            if (reply.remaining() >= 4 && reply.getInt() == id) {
              byte[] answer = new byte[reply.remaining()];
              reply.get(answer);
              return Optional.of(answer);
            }
          }
        } catch (SocketTimeoutException e) {
          // the next try
        }
      }
      return Optional.empty();
    }
  }

  /** Runs it by hand: java UdpAsk.java 127.0.0.1 7000 "how late?" */
  public static void main(String[] args) throws IOException {
    InetSocketAddress server = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
    Optional<byte[]> answer = ask(server, args[2].getBytes(), 3, Duration.ofSeconds(1));
    System.out.println(answer.map(String::new).orElse("no answer"));
  }
}
