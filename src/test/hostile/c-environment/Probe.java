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
    Set<String> allowed = Set.of("PATH", "LOOPBOOK_CHILD", "PWD", "SHLVL", "_", "OLDPWD");
    if (!allowed.containsAll(System.getenv().keySet())) {
      return;
    }
    for (Object value : System.getProperties().values()) {
      if (value.toString().contains("answers")) {
        return;
      }
    }
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
