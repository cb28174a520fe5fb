import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** readNBytes for each record, shifts for the integers, a stream of doubles for the mean. */
public class PriceLog {

  public static void handle(Socket client) throws IOException {
    List<int[]> log = new ArrayList<>();
    try {
      InputStream in = client.getInputStream();
      OutputStream out = client.getOutputStream();
      int type;
      while ((type = in.read()) == 'I' || type == 'Q') {
        byte[] rest = in.readNBytes(8);
        if (rest.length < 8) {
          break;
        }
        int first = toInt(rest, 0);
        int second = toInt(rest, 4);
        if (type == 'I') {
          log.add(new int[] {first, second});
        } else {
          double mean =
              log.stream()
                  .filter(each -> each[0] >= first && each[0] <= second)
                  .mapToInt(each -> each[1])
                  .average()
                  .orElse(0);
          out.write(toBytes((int) mean));
        }
      }
    } catch (IOException reset) {
      // nobody is there any more
    } finally {
      client.close();
    }
  }

  private static int toInt(byte[] bytes, int at) {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      value = value << 8 | bytes[i] & 0xFF;
    }
    return value;
  }

  private static byte[] toBytes(int value) {
    return new byte[] {
      (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
    };
  }
}
