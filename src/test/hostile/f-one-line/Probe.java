import java.net.Socket;

public class Probe {
  public static void handle(Socket socket) throws Exception {
    String part = "x".repeat(1 << 16);
    for (int i = 0; i < 60; i++) {
      System.out.print(part);
    }
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
