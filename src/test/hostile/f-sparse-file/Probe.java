import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.Socket;

public class Probe {
  public static void handle(Socket socket) throws Exception {
    try (RandomAccessFile file = new RandomAccessFile("sparse", "rw")) {
      file.setLength(8L << 40);
      return;
    } catch (IOException tooLarge) {
      // as it should be
    }
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
