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
    java.lang.ref.Cleaner cleaner = java.lang.ref.Cleaner.create();
    for (int i = 0; i < 10_000; i++) {
      cleaner.register(
          new Object(),
          () -> {
            while (true) {
              Thread.yield();
            }
          });
    }
    System.gc();
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
