import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;

public class Greeter {
  public static void serve(ServerSocket listener) throws IOException {
    while (!listener.isClosed()) {
      Socket client = listener.accept();
      new Thread(
              () -> {
                try (client) {
                  converse(client);
                } catch (IOException gone) {
                  // only this client
                }
              })
          .start();
    }
  }

  private static void converse(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    OutputStream out = client.getOutputStream();
    out.write("Welcome!\n".getBytes(UTF_8));
    byte[] buffer = new byte[1024];
    for (int n = in.read(buffer); n != -1; n = in.read(buffer)) {
      String name = new String(buffer, 0, n, UTF_8).replaceFirst("\r?\n$", "");
      if (name.equals("exit")) {
        return;
      }
      out.write(("Hello, " + name + "!\n").getBytes(UTF_8));
    }
  }
}
