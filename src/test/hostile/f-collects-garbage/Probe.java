import java.net.Socket;

public class Probe {
  public static void handle(Socket socket) throws Exception {
    while (true) {
      System.gc();
    }
  }
}
