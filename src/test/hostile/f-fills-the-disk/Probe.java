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
    byte[] block = new byte[1 << 20];
    try (FileOutputStream out = new FileOutputStream("fill")) {
      for (int i = 0; i < 100; i++) {
        out.write(block);
      }
      return;
    } catch (IOException full) {
      new File("fill").delete();
    }
    try (RandomAccessFile sparse = new RandomAccessFile("sparse", "rw")) {
      sparse.setLength(8L << 40);
      return;
    } catch (IOException tooLarge) {
      // as it should be
    }
    try {
      for (int i = 0; i < 10_000; i++) {
        new File("file" + i).createNewFile();
      }
      return;
    } catch (IOException full) {
      // as it should be
    }
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
