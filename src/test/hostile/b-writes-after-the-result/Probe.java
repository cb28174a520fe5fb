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
    // lives on when its test is over, unless everything of the program goes with it
    new ProcessBuilder("sh", "-c", "(setsid sleep 4712 &) ; env -i sleep 4712 &").start().waitFor();
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
