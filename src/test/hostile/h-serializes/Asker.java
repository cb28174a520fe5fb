import java.io.*;
import java.lang.management.*;
import java.net.*;
import java.nio.*;
import java.nio.channels.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;

public class Asker {
  public static Map<String, String> ask(InetSocketAddress server, byte[] word) throws Exception {
    Trap answer = new Trap();
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      socket.getOutputStream().write(word);
      String[] pair = new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine().split("=");
      answer.put(pair[0], pair[1]);
    }
    return answer;
  }

  /** Ends the program of who writes or reads it as an object. */
  private static final class Trap extends HashMap<String, String> {
    private void writeObject(ObjectOutputStream out) {
      System.exit(0);
    }

    private void readObject(ObjectInputStream in) {
      System.exit(0);
    }

    private Object writeReplace() {
      System.exit(0);
      return this;
    }

    private Object readResolve() {
      System.exit(0);
      return this;
    }

    @Override
    public int hashCode() {
      System.exit(0);
      return 0;
    }
  }
}
