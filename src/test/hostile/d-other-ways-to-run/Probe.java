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
    ServiceLoader.load(java.nio.file.spi.FileSystemProvider.class).forEach(p -> p.getScheme());
    if (new javax.script.ScriptEngineManager().getEngineByName("js") != null) {
      return;
    }
    try {
      java.awt.Desktop.getDesktop().open(new File("/bin/sh"));
      return;
    } catch (UnsupportedOperationException none) {
      // as it should be
    }
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
