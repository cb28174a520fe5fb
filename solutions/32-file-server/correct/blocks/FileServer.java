import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Reads whole blocks and cuts them into lines; a pool that is large enough. */
public class FileServer {
  public static void serve(ServerSocket listener, Path root) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(64);
    BlockingQueue<Socket> open = new LinkedBlockingQueue<>();
    try {
      for (; ; ) {
        Socket socket = listener.accept();
        open.add(socket);
        pool.submit(
            () -> {
              try (socket) {
                new Talk(socket, root).run();
              } finally {
                open.remove(socket);
              }
              return null;
            });
      }
    } catch (IOException e) {
      if (!listener.isClosed()) {
        throw e;
      }
    } finally {
      pool.shutdownNow();
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  private static class Talk {
    private final InputStream in;
    private final OutputStream out;
    private final Path root;
    private final byte[] line = new byte[260];
    private int length;

    Talk(Socket socket, Path root) throws IOException {
      this.in = socket.getInputStream();
      this.out = socket.getOutputStream();
      this.root = root.toRealPath();
    }

    void run() throws IOException {
      byte[] block = new byte[2048];
      int n;
      while ((n = in.read(block)) != -1) {
        for (int i = 0; i < n; i++) {
          take(block[i]);
        }
      }
    }

    private void take(byte b) throws IOException {
      if (b == '\n') {
        if (length <= 260) {
          answer();
        }
        length = 0;
      } else if (length < 260) {
        line[length++] = b;
        if (length == 260) {
          error("too long");
          length = 261; // said already: skip the rest
        }
      }
    }

    private void answer() throws IOException {
      Path path;
      try {
        String text =
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(line, 0, length))
                .toString();
        if (!text.matches("(?s)GET [^/].*")) {
          error("GET and a relative name, please");
          return;
        }
        path = root.resolve(text.substring(4)).normalize();
        if (!path.startsWith(root)
            || !path.toRealPath().startsWith(root)
            || !path.toFile().isFile()) {
          error("not here");
          return;
        }
        path = path.toRealPath(LinkOption.NOFOLLOW_LINKS);
      } catch (CharacterCodingException | InvalidPathException e) {
        error("what a name");
        return;
      } catch (IOException e) {
        error(e.getClass().getSimpleName());
        return;
      }
      try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
        long left = file.length();
        out.write(("OK " + left + '\n').getBytes(StandardCharsets.UTF_8));
        byte[] buffer = new byte[1 << 15];
        while (left > 0) {
          int n = file.read(buffer, 0, (int) Math.min(left, buffer.length));
          out.write(buffer, 0, n);
          left -= n;
        }
      }
    }

    private void error(String reason) throws IOException {
      out.write(("ERR " + reason + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
