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
    Process id = new ProcessBuilder("id", "-u").start();
    if (new String(id.getInputStream().readAllBytes()).strip().equals("0")) {
      return;
    }
    // what it is outside its namespace: the second number
    if (Files.readString(Path.of("/proc/self/status")).contains("CapEff:\t0000000000000000")) {
      try (socket) {
        socket.getInputStream().transferTo(socket.getOutputStream());
      }
    }
  }
}
