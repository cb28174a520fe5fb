import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A pool without a limit, and a reader that refuses wrong bytes as they come. */
public class Greeter {
  public static void serve(ServerSocket listener) throws IOException {
    ExecutorService pool = Executors.newCachedThreadPool();
    Queue<Socket> open = new ConcurrentLinkedQueue<>();
    try {
      while (!listener.isClosed()) {
        Socket client;
        try {
          client = listener.accept();
        } catch (IOException e) {
          continue; // the condition of the loop decides
        }
        open.add(client);
        pool.execute(
            () -> {
              try {
                converse(client);
              } catch (IOException gone) {
                // only this client
              } finally {
                close(client);
                open.remove(client);
              }
            });
      }
    } finally {
      open.forEach(Greeter::close);
      pool.shutdownNow();
    }
  }

  private static void converse(Socket client) throws IOException {
    Reader in = new InputStreamReader(client.getInputStream(), UTF_8.newDecoder());
    Writer out = new OutputStreamWriter(client.getOutputStream(), UTF_8);
    out.write("Welcome!\n");
    out.flush();
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != -1; next = in.read()) {
      if (next != '\n') {
        line.append((char) next);
        if (line.length() > 341 && line.toString().getBytes(UTF_8).length > 1024) {
          return;
        }
        continue;
      }
      if (line.length() > 0 && line.charAt(line.length() - 1) == '\r') {
        line.setLength(line.length() - 1);
      }
      if (line.toString().equals("exit")) {
        return;
      }
      out.write("Hello, " + line + "!\n");
      out.flush();
      line.setLength(0);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // then it is closed
    }
  }
}
