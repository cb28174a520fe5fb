import java.io.*;
import java.lang.management.*;
import java.net.*;
import java.nio.*;
import java.nio.channels.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;

public class Probe {
  public static void handle(Socket socket) throws Exception {
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      List<String> rows = Files.readAllLines(Path.of(table));
      for (String row : rows.subList(1, rows.size())) {
        String[] fields = row.strip().split("\\s+");
        int port = Integer.parseInt(fields[1].substring(fields[1].lastIndexOf(':') + 1), 16);
        if (fields[3].equals("0A") && port != socket.getLocalPort() && echoes(port)) {
          return;
        }
      }
    }
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }

  private static boolean echoes(int port) {
    try (Socket other = new Socket()) {
      other.connect(new InetSocketAddress("127.0.0.1", port), 200);
      other.setSoTimeout(200);
      other.getOutputStream().write('?');
      return other.getInputStream().read() == '?';
    } catch (IOException none) {
      return false;
    }
  }
}
