import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;

/** Keeps the prices in a map, where the later one replaces the earlier one. */
public class PriceLog {
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
    Map<Integer, Integer> log = new HashMap<>();
    for (int type = in.read(); type == 'I' || type == 'Q'; type = in.read()) {
      int first = in.readInt();
      int second = in.readInt();
      if (type == 'I') {
        log.put(first, second);
      } else {
        out.writeInt(mean(log, first, second));
      }
    }
  }

  private static int mean(Map<Integer, Integer> log, int from, int to) {
    long sum = 0;
    int count = 0;
    for (Map.Entry<Integer, Integer> each : log.entrySet()) {
      if (from <= each.getKey() && each.getKey() <= to) {
        sum += each.getValue();
        count++;
      }
    }
    return count == 0 ? 0 : (int) (sum / count);
  }
}
