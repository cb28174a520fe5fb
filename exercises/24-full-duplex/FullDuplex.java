import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Sends and receives on one connection at the same time. */
public class FullDuplex {

  /** Sends {@code out} while receiving; everything received, once both directions have ended. */
  public static byte[] exchange(Socket socket, byte[] out) throws IOException {
    throw new UnsupportedOperationException("exchange is still to be written");
  }

  /** Runs it by hand: java FullDuplex.java 7000 "some text" */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    byte[] out = (args.length > 1 ? args[1] : "hello").getBytes(UTF_8);
    byte[] in = exchange(new Socket(InetAddress.getLoopbackAddress(), port), out);
    System.out.println(in.length + " bytes received: " + new String(in, UTF_8));
  }
}
