import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Tells how a conversation ended. */
public class HowItEnded {

  /** The ways in which a conversation ends. */
  public enum Kind {
    EOF,
    RESET,
    TIMEOUT
  }

  /** How it ended, and how many bytes had come before that. */
  public record Ending(Kind kind, long bytes) {}

  /** Reads until it is over, and closes the socket. */
  public static Ending watch(Socket conversation, Duration idle) throws IOException {
    long bytes = 0;
    try (conversation) {
      conversation.setSoTimeout(Math.toIntExact(idle.toMillis()));
      InputStream in = conversation.getInputStream();
      byte[] buffer = new byte[8192];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        bytes += count;
      }
      return new Ending(Kind.EOF, bytes);
    } catch (SocketTimeoutException e) {
      return new Ending(Kind.TIMEOUT, bytes);
    } catch (IOException e) {
      return new Ending(Kind.RESET, bytes);
    }
  }

  /** Runs it by hand: java HowItEnded.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("listening on " + listener.getLocalSocketAddress());
      while (true) {
        System.out.println(watch(listener.accept(), Duration.ofSeconds(10)));
      }
    }
  }
}
