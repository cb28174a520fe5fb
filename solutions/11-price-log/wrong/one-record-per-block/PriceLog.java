import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads a block and takes its first nine bytes. */
public class PriceLog {
  private record Noted(int time, int price) {}

  /** Holds the conversation with one client, up to its end, and closes the connection. */
  public static void handle(Socket client) throws IOException {
    try (client) {
      converse(
          client.getInputStream(),
          new DataOutputStream(client.getOutputStream()));
    } catch (IOException gone) {
      // a reset, or the end inside a record: there is nobody left to tell
    }
  }

  private static void converse(InputStream in, DataOutputStream out) throws IOException {
    List<Noted> log = new ArrayList<>();
    byte[] block = new byte[1024];
    int held = 0;
    int count;
    while ((count = in.read(block, held, block.length - held)) > 0) {
      held += count;
      if (block[0] != 'I' && block[0] != 'Q') {
        return;
      }
      if (held < 9) {
        continue;
      }
      ByteBuffer fields = ByteBuffer.wrap(block);
      byte type = fields.get();
      int first = fields.getInt();
      int second = fields.getInt();
      held = 0;
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
}
