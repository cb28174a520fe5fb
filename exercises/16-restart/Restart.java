import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.function.Supplier;

/** An echo server that can be stopped and started again on the same port. */
public class Restart {

  /**
   * Makes a server that does not run yet.
   *
   * @param unbound gives a socket for each start, unbound and with SO_REUSEADDR off
   */
  public Restart(Supplier<ServerSocket> unbound) {
    throw new UnsupportedOperationException("Restart is still to be written");
  }

  /** Listens on that port of the loopback address and serves clients, until it is stopped. */
  public void start(int port) throws IOException {
    throw new UnsupportedOperationException("start is still to be written");
  }

  /** Closes the listener and every connection, and ends every thread. */
  public void stop() {
    throw new UnsupportedOperationException("stop is still to be written");
  }

  /** Runs it by hand: java Restart.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    Restart server = new Restart(Restart::unbound);
    int key = '\n';
    while (key >= 0) {
      server.start(port);
      System.out.println("listening on port " + port + "; Enter restarts, Control-D ends");
      key = System.in.read();
      server.stop();
    }
  }

  private static ServerSocket unbound() {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(false);
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
