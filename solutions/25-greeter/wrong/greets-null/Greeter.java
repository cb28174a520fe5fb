import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Greets everybody by name, many clients at the same time. */
public class Greeter {
  private static final int LONGEST = 1024;

  /** Serves all clients at the same time until the listener is closed. */
  public static void serve(ServerSocket listener) throws IOException {
    Set<Socket> open = ConcurrentHashMap.newKeySet();
    try {
      while (true) {
        Socket client = listener.accept();
        open.add(client);
        new Thread(() -> host(client, open)).start();
      }
    } catch (SocketException e) {
      if (!listener.isClosed()) {
        throw e;
      }
    } finally {
      for (Socket client : open) {
        client.close(); // whatever its thread waits for now throws
      }
    }
  }

  private static void host(Socket client, Set<Socket> open) {
    try (client) {
      converse(new BufferedInputStream(client.getInputStream()), client.getOutputStream());
    } catch (IOException gone) {
      // this client is lost, the others are not
    } finally {
      open.remove(client);
    }
  }

  private static void converse(InputStream in, OutputStream out) throws IOException {
    send(out, "Welcome!\n");
    String line;
    do {
      line = readLine(in);
      if (!"exit".equals(line)) {
        send(out, "Hello, " + line + "!\n");
      }
    } while (line != null && !line.equals("exit"));
  }

  /** The next line without its end, or null; an IOException if there is no good one. */
  private static String readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return null;
      }
      line.write(next);
      if (line.size() > LONGEST) {
        throw new ProtocolException("more than " + LONGEST + " bytes in a line");
      }
    }
    byte[] bytes = line.toByteArray();
    int end = bytes.length;
    if (end > 0 && bytes[end - 1] == '\r') {
      end--;
    }
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end)).toString();
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
  }

  /** Runs it by hand: java Greeter.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("listening on " + listener.getLocalSocketAddress());
      serve(listener);
    }
  }
}
