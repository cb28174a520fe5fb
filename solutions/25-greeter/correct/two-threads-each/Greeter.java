import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;

/** For each client one thread that reads and one that writes, and a short queue between them. */
public class Greeter {
  private static final String END = new String("end"); // known by its identity

  public static void serve(ServerSocket listener) throws IOException {
    Map<Socket, Thread> readers = new ConcurrentHashMap<>();
    while (true) {
      Socket client;
      try {
        client = listener.accept();
      } catch (IOException e) {
        break;
      }
      BlockingQueue<String> answers = new ArrayBlockingQueue<>(16);
      Thread reader = new Thread(() -> read(client, answers));
      readers.put(client, reader);
      reader.start();
      new Thread(
              () -> {
                write(client, answers);
                reader.interrupt(); // it may wait for room in the queue
                readers.remove(client);
              })
          .start();
    }
    readers.forEach(
        (client, reader) -> {
          close(client);
          reader.interrupt();
        });
  }

  private static void read(Socket client, BlockingQueue<String> answers) {
    try {
      answers.put("Welcome!\n");
      try {
        InputStream in = new BufferedInputStream(client.getInputStream());
        ByteBuffer line = ByteBuffer.allocate(1024);
        for (int next = in.read(); next != -1; next = in.read()) {
          if (next != '\n') {
            if (!line.hasRemaining()) {
              break;
            }
            line.put((byte) next);
            continue;
          }
          line.flip();
          String name = UTF_8.newDecoder().decode(line).toString().replaceFirst("\r$", "");
          line.clear();
          if (name.equals("exit")) {
            break;
          }
          answers.put("Hello, " + name + "!\n");
        }
      } catch (IOException e) {
        // the writer says what there is to say, and closes
      }
      answers.put(END);
    } catch (InterruptedException e) {
      answers.clear();
      answers.add(END);
    }
  }

  private static void write(Socket client, BlockingQueue<String> answers) {
    try (client) {
      OutputStream out = new BufferedOutputStream(client.getOutputStream());
      for (String next = answers.take(); next != END; next = answers.take()) {
        out.write(next.getBytes(UTF_8));
        if (answers.isEmpty()) {
          out.flush();
        }
      }
      out.flush();
    } catch (IOException | InterruptedException e) {
      // the client is gone
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
