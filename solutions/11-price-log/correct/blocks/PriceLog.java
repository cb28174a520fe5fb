import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads blocks into a buffer and cuts records out; the answers to one block go in one write. */
public class PriceLog {
  private int[] times = new int[16];
  private int[] prices = new int[16];
  private int size;

  public static void handle(Socket client) throws IOException {
    try (client) {
      new PriceLog().run(client);
    } catch (IOException e) {
      System.err.println("a client ended by " + e);
    }
  }

  private void run(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    ByteBuffer held = ByteBuffer.allocate(9 * 400);
    ByteBuffer answers = ByteBuffer.allocate(4 * 400);
    int count;
    while ((count = in.read(held.array(), held.position(), held.remaining())) > 0) {
      held.position(held.position() + count).flip();
      boolean good = takeRecords(held, answers);
      held.compact();
      client.getOutputStream().write(answers.array(), 0, answers.position());
      answers.clear();
      if (!good) {
        return;
      }
    }
  }

  /** Takes the complete records; false if there is one, or the beginning of one, of another type. */
  private boolean takeRecords(ByteBuffer held, ByteBuffer answers) {
    while (held.hasRemaining()) {
      byte type = held.get(held.position());
      if (type != 'I' && type != 'Q') {
        return false;
      }
      if (held.remaining() < 9) {
        return true;
      }
      held.get();
      int first = held.getInt();
      int second = held.getInt();
      if (type == 'I') {
        note(first, second);
      } else {
        answers.putInt(mean(first, second));
      }
    }
    return true;
  }

  private void note(int time, int price) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      prices = Arrays.copyOf(prices, 2 * size);
    }
    times[size] = time;
    prices[size++] = price;
  }

  private int mean(int from, int to) {
    long sum = 0;
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (times[i] >= from && times[i] <= to) {
        sum += prices[i];
        count++;
      }
    }
    return count > 0 ? (int) (sum / count) : 0;
  }
}
