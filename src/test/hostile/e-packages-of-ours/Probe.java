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
    Object first = new bin.Child();
    Object second = new loopbook.judge.child.Child();
    if (second.getClass().getClassLoader() != Probe.class.getClassLoader()) {
      return;
    }
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
