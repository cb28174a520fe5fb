import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Whoever accepts a client serves it, once somebody else has taken over the door. */
public class Greeter {
  private final ServerSocket listener;
  private final Set<Socket> open = new HashSet<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private Greeter(ServerSocket listener) {
    this.listener = listener;
  }

  public static void serve(ServerSocket listener) throws IOException {
    Greeter greeter = new Greeter(listener);
    new Thread(greeter::waitAtTheDoor, "door").start();
    try {
      greeter.closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (greeter.open) {
      for (Socket one : greeter.open) {
        one.close();
      }
    }
  }

  private void waitAtTheDoor() {
    Socket client;
    try {
      client = listener.accept();
    } catch (IOException e) {
      closed.countDown();
      return;
    }
    synchronized (open) {
      open.add(client);
    }
    new Thread(this::waitAtTheDoor, "door").start();
    try (client) {
      converse(client);
    } catch (IOException gone) {
      // only this client
    }
    synchronized (open) {
      open.remove(client);
    }
  }

  private static void converse(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    client.getOutputStream().write("Welcome!\n".getBytes(UTF_8));
    byte[] buffer = new byte[4096]; // what is not answered yet, from 0 to size
    int size = 0;
    while (true) {
      int start = 0;
      for (int i = 0; i < size; i++) {
        if (buffer[i] == '\n') {
          if (i - start > 1024) {
            return;
          }
          int end = i > start && buffer[i - 1] == '\r' ? i - 1 : i;
          String name =
              UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, start, end - start)).toString();
          if (name.equals("exit")) {
            return;
          }
          client.getOutputStream().write(("Hello, " + name + "!\n").getBytes(UTF_8));
          start = i + 1;
        }
      }
      size -= start;
      System.arraycopy(buffer, start, buffer, 0, size);
      if (size > 1024) {
        return;
      }
      int count = in.read(buffer, size, buffer.length - size);
      if (count < 0) {
        return;
      }
      size += count;
    }
  }
}
