import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Answers each datagram with the same bytes, ASCII letters in upper case. */
public class UdpUpper {
  private record Letter(SocketAddress from, byte[] bytes) {}

  private static final Letter LAST = new Letter(null, new byte[0]);

  /** One thread receives, another one answers; a queue between them keeps the order. */
  public static void serve(DatagramSocket socket) throws IOException {
    BlockingQueue<Letter> queue = new LinkedBlockingQueue<>();
    Thread answering = new Thread(() -> answer(socket, queue), "answering");
    answering.start();
    try {
      byte[] buffer = new byte[65_507];
      while (true) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        queue.add(
            new Letter(packet.getSocketAddress(), Arrays.copyOf(buffer, packet.getLength())));
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw e;
      }
    } finally {
      queue.add(LAST);
    }
  }

  private static void answer(DatagramSocket socket, BlockingQueue<Letter> queue) {
    try {
      for (Letter next = queue.take(); next != LAST; next = queue.take()) {
        byte[] bytes = next.bytes();
        for (int i = 0; i < bytes.length; i++) {
          if ('a' <= bytes[i] && bytes[i] <= 'z') {
            bytes[i] ^= 0x20;
          }
        }
        try {
          socket.send(new DatagramPacket(bytes, bytes.length, next.from()));
        } catch (IOException lost) {
          // the next one may get through
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs it by hand: java UdpUpper.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      serve(socket);
    }
  }
}
