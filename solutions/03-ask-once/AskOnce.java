import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks a server one line and returns the line that it answers. */
public class AskOnce {

  /** The server's reply without its LF; an EOFException if the server ends before that LF. */
  public static String ask(InetSocketAddress server, String line) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(server);
      socket.getOutputStream().write((line + "\n").getBytes(UTF_8));
      return readLine(new BufferedInputStream(socket.getInputStream()));
    }
  }

  private static String readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server ended after " + line.size() + " bytes of its reply");
      }
      line.write(next);
    }
    return line.toString(UTF_8);
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
