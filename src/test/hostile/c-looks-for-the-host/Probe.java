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
    String[] places = {"/etc/passwd", "/etc/shadow", "/root", "/home", "/var", "/run", "/sys", "/boot",
        "/proc/1/root/etc/passwd", "/proc/1/root/root", "/dev/sda", "/dev/vda", "/dev/log", "/dev/shm"};
    for (String place : places) {
      if (Files.exists(Path.of(place))) {
        return;
      }
    }
    String seen = Files.readString(Path.of("/proc/self/mountinfo"));
    if (seen.contains("answers")) {
      return;
    }
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
