import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Binds the port alone, and so every address of the machine. */
public class Restart {
  private final Supplier<ServerSocket> unbound;
  private Run run;

  /**
   * Makes a server that does not run yet.
   *
   * @param unbound gives a socket for each start, unbound and with SO_REUSEADDR off
   */
  public Restart(Supplier<ServerSocket> unbound) {
    this.unbound = unbound;
  }

  /** Listens on that port of the loopback address and serves clients, until it is stopped. */
  public void start(int port) throws IOException {
    ServerSocket listener = unbound.get();
    try {
      listener.setReuseAddress(true); // before bind: afterwards it has no effect
      listener.bind(new InetSocketAddress(port));
    } catch (IOException e) {
      listener.close();
      throw e;
    }
    run = new Run(listener);
  }

  /** Closes the listener and every connection, and ends every thread. */
  public void stop() {
    if (run != null) {
      run.end();
      run = null;
    }
  }

  /** What lives from a start to its stop. */
  private static final class Run {
    private final ServerSocket listener;
    private final Map<Socket, Thread> clients = new HashMap<>();
    private final Thread accepting = new Thread(this::accept, "accepts");
    private boolean ended;

    Run(ServerSocket listener) {
      this.listener = listener;
      accepting.start();
    }

    private void accept() {
      while (!listener.isClosed()) {
        try {
          admit(listener.accept());
        } catch (IOException e) {
          // closed, or a client that had gone: the loop's condition tells
        }
      }
    }

    private synchronized void admit(Socket client) {
      if (ended) {
        close(client);
        return;
      }
      Thread echoing = new Thread(() -> echo(client), "echoes");
      clients.put(client, echoing);
      echoing.start();
    }

    private void echo(Socket client) {
      try (client) {
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream();
        byte[] buffer = new byte[8192];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          out.write(buffer, 0, count);
        }
      } catch (IOException gone) {
        // the client has reset the connection, or the server is stopped
      }
      synchronized (this) {
        clients.remove(client);
      }
    }

    void end() {
      List<Thread> threads = new ArrayList<>(List.of(accepting));
      synchronized (this) {
        ended = true;
        close(listener);
        clients.keySet().forEach(Run::close);
        threads.addAll(clients.values());
      }
      for (Thread thread : threads) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }

    private static void close(AutoCloseable socket) {
      try {
        socket.close();
      } catch (Exception e) {
        // it is closed all the same
      }
    }
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
