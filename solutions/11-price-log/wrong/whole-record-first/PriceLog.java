import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Waits for nine bytes before it looks at the type. */
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
    for (byte[] record = in.readNBytes(9); record.length == 9; record = in.readNBytes(9)) {
      ByteBuffer fields = ByteBuffer.wrap(record);
      byte type = fields.get();
      int first = fields.getInt();
      int second = fields.getInt();
      if (type == 'I') {
        log.add(new Noted(first, second));
      } else if (type == 'Q') {
        out.writeInt(mean(log, first, second));
      } else {
        return;
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
}
