import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Walks from root to the file, one element at a time, and takes no link and no dots at all. */
public class FileServer {
  private final Path root;
  private final Map<Socket, Thread> clients = new ConcurrentHashMap<>();

  private FileServer(Path root) {
    this.root = root;
  }

  public static void serve(ServerSocket listener, Path root) throws IOException {
    new FileServer(root).run(listener);
  }

  private void run(ServerSocket listener) throws IOException {
    try {
      while (true) {
        Socket client = listener.accept();
        Thread thread = new Thread(() -> handle(client), "client " + client.getPort());
        clients.put(client, thread);
        thread.start();
      }
    } catch (IOException e) {
      if (!listener.isClosed()) {
        throw e;
      }
    } finally {
      for (Map.Entry<Socket, Thread> entry : clients.entrySet()) {
        entry.getKey().close();
        try {
          entry.getValue().join();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private void handle(Socket client) {
    try (client) {
      DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
      while (true) {
        Optional<Path> path = request(in).flatMap(this::walk);
        if (path.isPresent()) {
          send(path.get(), client.getOutputStream());
        } else {
          client.getOutputStream().write("ERR no\n".getBytes(UTF_8));
        }
      }
    } catch (EOFException end) {
      // the client has no more requests
    } catch (IOException | UncheckedIOException gone) {
      // or is gone
    } finally {
      clients.remove(client);
    }
  }

  private static void send(Path path, OutputStream out) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      out.write(("OK " + file.size() + "\n").getBytes(UTF_8));
      WritableByteChannel to = Channels.newChannel(out);
      long at = 0;
      while (at < file.size()) {
        at += file.transferTo(at, file.size() - at, to);
      }
    }
  }

  /** The name that is asked for; empty if the request is malformed. */
  private static Optional<String> request(DataInputStream in) throws IOException {
    byte[] line = new byte[259];
    int length = 0;
    for (byte b = in.readByte(); b != '\n'; b = in.readByte()) {
      if (length < line.length) {
        line[length] = b;
      }
      length++;
    }
    if (length > line.length) {
      return Optional.empty();
    }
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length)).toString();
      return text.startsWith("GET ") ? Optional.of(text.substring(4)) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private Optional<Path> walk(String name) {
    Path at = root;
    String[] elements = name.split("/", -1);
    for (String element : elements) {
      if (element.isEmpty() || element.equals(".") || element.equals("..")) {
        return Optional.empty();
      }
      try {
        at = at.resolve(element);
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
      if (Files.isSymbolicLink(at)) {
        return Optional.empty();
      }
    }
    return Files.isRegularFile(at, LinkOption.NOFOLLOW_LINKS) ? Optional.of(at) : Optional.empty();
  }
}
