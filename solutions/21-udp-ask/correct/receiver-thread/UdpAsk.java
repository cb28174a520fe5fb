import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Asks a server one question by datagram, again and again until it answers. */
public class UdpAsk {
  /** One thread receives for the whole call; this one sends, and waits for the first reply. */
  public static Optional<byte[]> ask(
      InetSocketAddress server, byte[] question, int tries, Duration each) throws IOException {
    byte[] id = new byte[4];
    new SecureRandom().nextBytes(id);
    byte[] request = Arrays.copyOf(id, 4 + question.length);
    System.arraycopy(question, 0, request, 4, question.length);
    BlockingQueue<byte[]> replies = new LinkedBlockingQueue<>();
    DatagramSocket socket = new DatagramSocket();
    Thread receiver = new Thread(() -> receive(socket, server, id, replies));
    receiver.start();
    try (socket) {
      for (int i = 0; i < tries; i++) {
        socket.send(new DatagramPacket(request, request.length, server));
        byte[] reply = replies.poll(each.toNanos(), TimeUnit.NANOSECONDS);
        if (reply != null) {
          return Optional.of(reply);
        }
      }
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  private static void receive(
      DatagramSocket socket, InetSocketAddress server, byte[] id, BlockingQueue<byte[]> replies) {
    byte[] buffer = new byte[65_535];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
      } catch (IOException closed) {
        continue;
      }
      boolean fromServer =
          packet.getPort() == server.getPort() && packet.getAddress().equals(server.getAddress());
      if (fromServer && packet.getLength() >= 4 && Arrays.mismatch(id, 0, 4, buffer, 0, 4) < 0) {
        replies.add(Arrays.copyOfRange(buffer, 4, packet.getLength()));
      }
    }
  }

  /** Runs it by hand: java UdpAsk.java 127.0.0.1 7000 "how late?" */
  public static void main(String[] args) throws IOException {
    InetSocketAddress server = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
    Optional<byte[]> answer = ask(server, args[2].getBytes(), 3, Duration.ofSeconds(1));
    System.out.println(answer.map(String::new).orElse("no answer"));
  }
}
