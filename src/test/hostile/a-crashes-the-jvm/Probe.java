import java.io.*;
import java.net.*;

public class Probe {
  public static void handle(Socket socket) throws Exception {
    var field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
    field.setAccessible(true);
    ((sun.misc.Unsafe) field.get(null)).putAddress(0, 0);
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
