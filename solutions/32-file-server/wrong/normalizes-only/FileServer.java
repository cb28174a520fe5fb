import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the files of one folder, and of no other. */
public class FileServer {
  private static final String VERB = "GET ";
  private static final int LONGEST = VERB.length() + 255;

  private final Path root;

  private FileServer(Path root) {
    this.root = root;
  }

  /** Serves the files below {@code root} to many clients until the listener is closed. */
  public static void serve(ServerSocket listener, Path root) throws IOException {
    FileServer server = new FileServer(root.toRealPath());
    Set<Socket> clients = ConcurrentHashMap.newKeySet();
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      while (true) {
        Socket client = listener.accept();
        clients.add(client);
        threads.execute(
            () -> {
              server.converse(client);
              clients.remove(client);
            });
      }
    } catch (SocketException e) {
      if (!listener.isClosed()) {
        throw e;
      }
    } finally {
      threads.shutdown();
      for (Socket client : clients) {
        client.close();
      }
    }
  }

  private void converse(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      OutputStream out = client.getOutputStream();
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '\n') {
          answer(line.toByteArray(), out);
          line.reset();
        } else if (line.size() <= LONGEST) { // one more than allowed shows that it is too long
          line.write(next);
        }
      }
    } catch (IOException gone) {
      // this client only
    }
  }

  private void answer(byte[] line, OutputStream out) throws IOException {
    Path path;
    InputStream file;
    try {
      path = find(line);
      file = Files.newInputStream(path);
    } catch (IOException refused) {
      out.write("ERR no such file\n".getBytes(US_ASCII));
      return;
    }
    try (file) {
      out.write(("OK " + Files.size(path) + "\n").getBytes(US_ASCII));
      file.transferTo(out);
    }
  }

  /** The file that is asked for; an IOException if there is none that may be sent. */
  private Path find(byte[] line) throws IOException {
    if (line.length > LONGEST) {
      throw new IOException("name too long");
    }
    String request = decoded(line);
    if (!request.startsWith(VERB)) {
      throw new IOException("no GET");
    }
    String name = request.substring(VERB.length());
    try {
      Path asked = Path.of(name);
      if (!asked.isAbsolute()) {
        Path real = root.resolve(asked).normalize();
        if (real.startsWith(root) && Files.isRegularFile(real)) {
          return real;
        }
      }
    } catch (InvalidPathException e) {
      throw new IOException(e);
    }
    throw new NoSuchFileException(name);
  }

  private static String decoded(byte[] line) throws CharacterCodingException {
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
  }

  /** Runs it by hand: java FileServer.java 7000 some/folder */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    Path root = Path.of(args.length > 1 ? args[1] : ".");
    try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("serving " + root + " on " + listener.getLocalSocketAddress());
      serve(listener, root);
    }
  }
}
