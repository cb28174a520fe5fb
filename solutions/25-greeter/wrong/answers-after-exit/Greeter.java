import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
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
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean exit = false;
    while (!exit) {
      int n = in.read(buffer);
      if (n == -1) {
        return;
      }
      for (int i = 0; i < n; i++) {
        if (buffer[i] != '\n') {
          line.write(buffer[i]);
          continue;
        }
        String name = line.toString(UTF_8);
        line.reset();
        if (name.equals("exit")) {
          exit = true; // after the lines that have come already
        } else {
          out.write(("Hello, " + name + "!\n").getBytes(UTF_8));
        }
      }
    }
  }
}
