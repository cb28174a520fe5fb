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
    List<String> places = new ArrayList<>(List.of("/x", "/usr/x", "/etc/x", "/dev/x", "/proc/x"));
    places.add(ProcessHandle.current().info().command().orElse("/bin/java"));
    for (String jar : System.getProperty("java.class.path").split(":")) {
      places.add(jar);
      places.add(jar + ".x");
    }
    for (String place : places) {
      try (OutputStream out = new FileOutputStream(place, true)) {
        return;
      } catch (IOException refused) {
        // as it should be
      }
    }
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
