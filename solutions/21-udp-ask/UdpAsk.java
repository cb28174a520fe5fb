import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks a server one question by datagram, again and again until it answers. */
public class UdpAsk {
  private static final int LARGEST = 65_507;
  private static final int ID = 4;
  private static final AtomicInteger NEXT_ID = new AtomicInteger((int) System.nanoTime());

  /** The server's answer, or nothing if none came in so many tries of that length. */
  public static Optional<byte[]> ask(
      InetSocketAddress server, byte[] question, int tries, Duration each) throws IOException {
    byte[] request =
        ByteBuffer.allocate(ID + question.length)
            .putInt(NEXT_ID.getAndIncrement())
            .put(question)
            .array();
    // not connected, so a port that nobody has is a silent one
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int i = 0; i < tries; i++) {
        socket.send(new DatagramPacket(request, request.length, server));
        Optional<byte[]> answer = await(socket, server, request, System.nanoTime() + each.toNanos());
        if (answer.isPresent()) {
          return answer;
        }
      }
      return Optional.empty();
    }
  }

  /** The answer, if it comes before the deadline; other datagrams do not move that. */
  private static Optional<byte[]> await(
      DatagramSocket socket, InetSocketAddress server, byte[] request, long deadline)
      throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
      socket.setSoTimeout((int) Duration.ofNanos(left).toMillis() + 1);
      try {
        socket.receive(packet);
      } catch (SocketTimeoutException e) {
        return Optional.empty();
      }
      if (packet.getSocketAddress().equals(server) && answers(packet, request)) {
        return Optional.of(Arrays.copyOfRange(packet.getData(), ID, packet.getLength()));
      }
    }
    return Optional.empty();
  }

  private static boolean answers(DatagramPacket packet, byte[] request) {
    return packet.getLength() >= ID && Arrays.equals(packet.getData(), 0, ID, request, 0, ID);
  }

  /** Runs it by hand: java UdpAsk.java 127.0.0.1 7000 "how late?" */
  public static void main(String[] args) throws IOException {
    if (args.length < 3) {
      System.err.println("usage: java UdpAsk.java HOST PORT QUESTION");
      return;
    }
    InetSocketAddress server = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
    Optional<byte[]> answer = ask(server, args[2].getBytes(UTF_8), 3, Duration.ofSeconds(1));
    System.out.println(answer.map(bytes -> new String(bytes, UTF_8)).orElse("no answer"));
  }
}
