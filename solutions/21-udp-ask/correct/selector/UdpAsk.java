import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Asks a server one question by datagram, again and again until it answers. */
public class UdpAsk {
  /** A channel that does not block, and one wait until the end of each try. */
  public static Optional<byte[]> ask(
      InetSocketAddress server, byte[] question, int tries, Duration each) throws IOException {
    int id = ThreadLocalRandom.current().nextInt();
    ByteBuffer reply = ByteBuffer.allocate(65_535);
    try (Selector selector = Selector.open();
        DatagramChannel channel = DatagramChannel.open()) {
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      for (int i = 1; i <= tries; i++) {
        ByteBuffer request = ByteBuffer.allocate(4 + question.length);
        channel.send(request.putInt(id).put(question).flip(), server);
        long end = System.nanoTime() + each.toNanos();
        for (long left = each.toNanos(); left > 0; left = end - System.nanoTime()) {
          selector.select(left / 1_000_000 + 1);
          selector.selectedKeys().clear();
          reply.clear();
          SocketAddress from = channel.receive(reply);
          reply.flip();
          if (server.equals(from) && reply.remaining() >= 4 && reply.getInt() == id) {
            byte[] answer = new byte[reply.remaining()];
            reply.get(answer);
            return Optional.of(answer);
          }
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
