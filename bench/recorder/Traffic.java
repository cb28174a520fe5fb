import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Loopback traffic between two threads, as a learner's example makes it. Prints the seconds of each
 * round on a line; the first rounds warm up and are printed too.
 */
final class Traffic {
  static final int ROUND_TRIPS = 10_000;
  static final int CONNECTIONS = 10_000;
  static final int CHUNK = 1 << 16;
  static final int CHUNKS = 4_096;

  /** Whose the calling thread is from now on; only a recorder wants to know. */
  static Consumer<String> enter = party -> {};

  /** What one thread does. */
  interface Act {
    void run() throws Exception;
  }

  private Traffic() {}

  public static void main(String[] args) throws Exception {
    for (int round = Integer.parseInt(args[1]); round > 0; round--) {
      print(once(args[0]));
    }
  }

  static void print(double seconds) {
    System.out.println(String.format(Locale.ROOT, "%.6f", seconds));
  }

  /** Seconds of one round, from before the first connect to after the last close. */
  static double once(String what) throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Act server;
      Act client;
      switch (what) {
        case "ping-pong" -> {
          server = () -> answer(listener);
          client = () -> ask(listener.getLocalPort());
        }
        case "bulk" -> {
          server = () -> drain(listener);
          client = () -> pour(listener.getLocalPort());
        }
        case "connections" -> {
          server = () -> greet(listener);
          client = () -> call(listener.getLocalPort());
        }
        default -> throw new IllegalArgumentException(what);
      }
      Throwable[] failed = new Throwable[1];
      long begin = System.nanoTime();
      Thread one = start("server", server, failed);
      Thread two = start("client", client, failed);
      one.join();
      two.join();
      if (failed[0] != null) {
        throw new IllegalStateException(failed[0]);
      }
      return (System.nanoTime() - begin) / 1e9;
    }
  }

  private static Thread start(String party, Act act, Throwable[] failed) {
    Thread thread =
        new Thread(
            () -> {
              enter.accept(party);
              try {
                act.run();
              } catch (Throwable t) {
                failed[0] = t;
              }
            },
            party);
    thread.start();
    return thread;
  }

  private static Socket connect(int port) throws Exception {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    return socket;
  }

  private static void answer(ServerSocket listener) throws Exception {
    try (Socket socket = listener.accept()) {
      socket.setTcpNoDelay(true);
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        out.write(b);
      }
    }
  }

  private static void ask(int port) throws Exception {
    try (Socket socket = connect(port)) {
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      for (int i = 0; i < ROUND_TRIPS; i++) {
        out.write(i);
        if (in.read() != (i & 0xFF)) {
          throw new IllegalStateException("another byte came back");
        }
      }
    }
  }

  private static void drain(ServerSocket listener) throws Exception {
    try (Socket socket = listener.accept()) {
      byte[] buffer = new byte[CHUNK];
      long total = 0;
      InputStream in = socket.getInputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        total += n;
      }
      if (total != (long) CHUNK * CHUNKS) {
        throw new IllegalStateException(total + " bytes arrived");
      }
    }
  }

  private static void pour(int port) throws Exception {
    try (Socket socket = connect(port)) {
      byte[] buffer = new byte[CHUNK];
      for (int i = 0; i < CHUNKS; i++) {
        socket.getOutputStream().write(buffer);
      }
    }
  }

  private static void greet(ServerSocket listener) throws Exception {
    for (int i = 0; i < CONNECTIONS; i++) {
      try (Socket socket = listener.accept()) {
        socket.getOutputStream().write(i);
      }
    }
  }

  private static void call(int port) throws Exception {
    for (int i = 0; i < CONNECTIONS; i++) {
      try (Socket socket = connect(port)) {
        if (socket.getInputStream().read() != (i & 0xFF)) {
          throw new IllegalStateException("no greeting");
        }
      }
    }
  }
}
