import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.net.Socket;

public class Greeter {
  public static void serve(ServerSocket listener) throws IOException {
    while (!listener.isClosed()) {
      Socket client = listener.accept();
      new Thread(() -> converse(client)).start();
    }
  }

  private static void converse(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
        PrintWriter out = new PrintWriter(client.getOutputStream(), true, UTF_8)) {
      out.println("Welcome!");
      String name;
      while ((name = in.readLine()) != null && !name.equals("exit")) {
        out.println("Hello, " + name + "!");
      }
    } catch (IOException gone) {
      // only this client
    }
  }
}
