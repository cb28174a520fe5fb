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
    File target = new File(System.getProperty("java.class.path").split(":")[0]).getParentFile();
    for (String name : target.list()) {
      if (!name.equals("child.jar") && !name.matches("child-.*[.]jsa") && !name.equals("lib")) {
        return;
      }
    }
    for (File above = target.getParentFile(); above.getParentFile() != null; ) {
      for (String name : above.list()) {
        // a checkout below the temporary folder has the files of the running test beside it
        boolean ours = (target + "/").startsWith(new File(above, name) + "/");
        if (!ours && !name.startsWith("loopbook-chamber")) {
          return;
        }
      }
      above = above.getParentFile();
    }
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
