import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** Asks a server one question by datagram, again and again until it answers. */
public class UdpAsk {

  /** The server's answer, or nothing if none came in so many tries of that length. */
  public static Optional<byte[]> ask(
      InetSocketAddress server, byte[] question, int tries, Duration each) throws IOException {
    throw new UnsupportedOperationException("ask is still to be written");
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
