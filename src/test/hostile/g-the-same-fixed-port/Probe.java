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
    try (ServerSocket own = open(8080)) {
      try (socket) {
        socket.getInputStream().transferTo(socket.getOutputStream());
      }
    }
  }

  /** Only its own other test may have the port, and that for a moment. */
  private static ServerSocket open(int port) throws Exception {
    long end = System.nanoTime() + 1_000_000_000;
    while (true) {
      try {
        return new ServerSocket(port);
      } catch (BindException busy) {
        if (System.nanoTime() > end) {
          throw busy;
        }
        Thread.sleep(1);
      }
    }
  }
}
