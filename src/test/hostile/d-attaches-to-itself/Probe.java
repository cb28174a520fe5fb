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
    try {
      Class.forName("com.sun.tools.attach.VirtualMachine")
          .getMethod("attach", String.class)
          .invoke(null, "" + ProcessHandle.current().pid());
      return;
    } catch (ReflectiveOperationException refused) {
      // as it should be
    }
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
