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
    try (socket) {
      socket.getOutputStream().write("word".getBytes());
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    }
  }
}
