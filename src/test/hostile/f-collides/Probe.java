import java.net.Socket;
import java.util.HashMap;
import java.util.Map;

public class Probe {
  record Key(int number) {
    @Override
    public int hashCode() {
      return 42;
    }
  }

  public static void handle(Socket socket) throws Exception {
    Map<Key, Integer> all = new HashMap<>();
    for (int i = 0; i < 300_000; i++) {
      all.put(new Key(i), i);
    }
  }
}
