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
    for (String name : List.of("/var/run/docker.sock", "/run/systemd/private", "/dev/log")) {
      try (SocketChannel out = SocketChannel.open(UnixDomainSocketAddress.of(name))) {
        return;
      } catch (IOException none) {
        // as it should be
      }
    }
    for (String line : Files.readAllLines(Path.of("/proc/net/unix"))) {
      if (line.contains("/") || line.contains("@")) {
        return;
      }
    }
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
