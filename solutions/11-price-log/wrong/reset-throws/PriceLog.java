import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Knows the end inside a record, but not the reset. */
public class PriceLog {
  private record Noted(int time, int price) {}

  /** Holds the conversation with one client, up to its end, and closes the connection. */
  public static void handle(Socket client) throws IOException {
    try (client) {
      converse(
          new DataInputStream(new BufferedInputStream(client.getInputStream())),
          new DataOutputStream(client.getOutputStream()));
    } catch (EOFException gone) {
      // the end inside a record
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
}
