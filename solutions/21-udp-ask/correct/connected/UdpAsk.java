import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Asks a server one question by datagram, again and again until it answers. */
public class UdpAsk {
  /** Lets the system keep strangers away; a refused port uses up its try at once. */
  public static Optional<byte[]> ask(
      InetSocketAddress server, byte[] question, int tries, Duration each) throws IOException {
    int id = ThreadLocalRandom.current().nextInt();
    ByteBuffer request = ByteBuffer.allocate(4 + question.length).putInt(id).put(question);
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(server);
      int failed = 0;
      while (failed < tries) {
        Instant end = Instant.now().plus(each);
        try {
          socket.send(new DatagramPacket(request.array(), request.capacity()));
          while (true) {
            long millis = Duration.between(Instant.now(), end).toMillis();
            socket.setSoTimeout((int) Math.max(1, millis));
            DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
            socket.receive(packet);
            ByteBuffer reply = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
            if (reply.remaining() >= 4 && reply.getInt() == id) {
              byte[] answer = new byte[reply.remaining()];
              reply.get(answer);
              return Optional.of(answer);
            }
            if (!Instant.now().isBefore(end)) {
              throw new SocketTimeoutException("only others wrote");
            }
          }
        } catch (SocketTimeoutException | PortUnreachableException e) {
          failed++;
        }
      }
    }
    return Optional.empty();
  }

  /** Runs it by hand: java UdpAsk.java 127.0.0.1 7000 "how late?" */
  public static void main(String[] args) throws IOException {
    InetSocketAddress server = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
    Optional<byte[]> answer = ask(server, args[2].getBytes(), 3, Duration.ofSeconds(1));
    System.out.println(answer.map(String::new).orElse("no answer"));
  }
}
