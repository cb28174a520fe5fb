import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps the prices of all clients together. */
public class PriceLog {
  private static final List<Noted> log = Collections.synchronizedList(new ArrayList<>());

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
    for (Noted each : List.copyOf(log)) {
      if (from <= each.time() && each.time() <= to) {
        sum += each.price();
        count++;
      }
    }
    return count == 0 ? 0 : (int) (sum / count);
  }
}
