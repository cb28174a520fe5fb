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
    CountDownLatch never = new CountDownLatch(1);
    Runnable wait =
        () -> {
          byte[] mine = new byte[4096];
          try {
            never.await();
          } catch (InterruptedException e) {
            mine[0] = 1;
          }
        };
    java.lang.reflect.Method start;
    try {
      start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    } catch (NoSuchMethodException beforeJdk21) {
      start = null;
    }
    while (true) {
      if (start == null) {
        new Thread(wait).start();
      } else {
        start.invoke(null, wait);
      }
    }
  }
}
