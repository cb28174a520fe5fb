import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Notes the prices of one client and answers with means. */
public class PriceLog {
  private record Noted(int time, int price) {}

  /** Holds the conversation with one client, up to its end, and closes the connection. */
  public static void handle(Socket client) throws IOException {
    try (client) {
      converse(
          new DataInputStream(new BufferedInputStream(client.getInputStream())),
          new DataOutputStream(client.getOutputStream()));
    } catch (IOException gone) {
      // a reset, or the end inside a record: there is nobody left to tell
    }
  }

  private static void converse(DataInputStream in, DataOutputStream out) throws IOException {
    List<Noted> log = new ArrayList<>();
    for (int type = in.read(); type == 'I' || type == 'Q'; type = in.read()) {
      int first = in.readInt();
      int second = in.readInt();
      if (type == 'I') {
        log.add(new Noted(first, second));
      } else {
        out.writeInt(mean(log, first, second));
      }
    }
  }

  private static int mean(List<Noted> log, int from, int to) {
    long sum = 0;
    int count = 0;
    for (Noted each : log) {
      if (from <= each.time() && each.time() <= to) {
        sum += each.price();
        count++;
      }
    }
    return count == 0 ? 0 : (int) (sum / count);
  }

  /** Runs it by hand: java PriceLog.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("listening on " + listener.getLocalSocketAddress());
      while (true) {
        handle(listener.accept());
      }
    }
  }
}
