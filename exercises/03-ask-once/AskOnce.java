import java.io.IOException;
import java.net.InetSocketAddress;

/** Asks a server one line and returns the line that it answers. */
public class AskOnce {

  /** The server's reply without its LF; an EOFException if the server ends before that LF. */
  public static String ask(InetSocketAddress server, String line) throws IOException {
    throw new UnsupportedOperationException("ask is still to be written");
  }

  /** Runs it by hand: java AskOnce.java 127.0.0.1 7000 "how late is it?" */
  public static void main(String[] args) throws IOException {
    if (args.length < 3) {
      System.err.println("usage: java AskOnce.java HOST PORT LINE");
      return;
    }
    InetSocketAddress server = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
    System.out.println(ask(server, args[2]));
  }
}
