import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** With java.io.File and its canonical form, and a plain thread for each client. */
public class FileServer {
  public static void serve(ServerSocket listener, Path root) throws IOException {
    File home = root.toFile().getCanonicalFile();
    List<Socket> clients = new ArrayList<>();
    while (!listener.isClosed()) {
      Socket client;
      try {
        client = listener.accept();
      } catch (IOException e) {
        continue;
      }
      synchronized (clients) {
        clients.removeIf(Socket::isClosed);
        clients.add(client);
      }
      new Thread(() -> handle(client, home)).start();
    }
    synchronized (clients) {
      for (Socket client : clients) {
        client.close();
      }
    }
  }

  private static void handle(Socket client, File home) {
    try (client;
        BufferedOutputStream out = new BufferedOutputStream(client.getOutputStream())) {
      InputStream in = client.getInputStream();
      byte[] line = readLine(in);
      while (line != null) {
        File file = file(home, line);
        if (file == null) {
          out.write("ERR I have nothing of that name\n".getBytes(StandardCharsets.UTF_8));
        } else {
          try (FileInputStream content = new FileInputStream(file)) {
            out.write(("OK " + file.length() + "\n").getBytes(StandardCharsets.UTF_8));
            byte[] buffer = new byte[4096];
            int n;
            while ((n = content.read(buffer)) > 0) {
              out.write(buffer, 0, n);
            }
          }
        }
        out.flush();
        line = readLine(in);
      }
    } catch (IOException e) {
      // gone
    }
  }

  /** A line, cut after 1000 bytes; null at the end of the stream. */
  private static byte[] readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b;
    while ((b = in.read()) != '\n') {
      if (b < 0) {
        return null;
      }
      if (line.size() < 1000) {
        line.write(b);
      }
    }
    return line.toByteArray();
  }

  private static File file(File home, byte[] line) throws IOException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
    if (!text.startsWith("GET ") || line.length > 259 || text.indexOf(0) >= 0) {
      return null;
    }
    String name = text.substring(4);
    if (name.isEmpty() || name.startsWith("/")) {
      return null;
    }
    File file;
    try {
      file = new File(home, name).getCanonicalFile();
    } catch (IOException e) {
      return null;
    }
    boolean inside = file.getPath().startsWith(home.getPath() + File.separator);
    return inside && file.isFile() ? file : null;
  }
}
