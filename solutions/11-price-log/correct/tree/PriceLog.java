import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Keeps sum and count per time in a tree; reads each record's type as a byte that may be missing. */
public class PriceLog {
  private static final class Total {
    long sum;
    int count;
  }

  public static void handle(Socket client) throws IOException {
    NavigableMap<Integer, Total> totals = new TreeMap<>();
    try (client;
        var in = new DataInputStream(client.getInputStream());
        var out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()))) {
      while (true) {
        byte type = in.readByte();
        if (type != 'I' && type != 'Q') {
          return;
        }
        int first = in.readInt();
        int second = in.readInt();
        if (type == 'I') {
          Total total = totals.computeIfAbsent(first, time -> new Total());
          total.sum += second;
          total.count++;
        } else {
          out.writeInt(first > second ? 0 : mean(totals.subMap(first, true, second, true)));
          out.flush();
        }
      }
    } catch (EOFException | SocketException over) {
      // between two records, inside of one, or by a reset: over it is
    }
  }

  private static int mean(NavigableMap<Integer, Total> span) {
    Total all = new Total();
    for (Total each : span.values()) {
      all.sum += each.sum;
      all.count += each.count;
    }
    return all.count == 0 ? 0 : (int) (all.sum / all.count);
  }
}
