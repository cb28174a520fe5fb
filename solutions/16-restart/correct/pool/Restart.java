import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A pool of threads for each run; the client looks itself whether it came too late. */
public class Restart {
  private final Supplier<ServerSocket> unbound;
  private volatile ServerSocket listener;
  private ExecutorService pool;
  private Set<Socket> open;

  public Restart(Supplier<ServerSocket> unbound) {
    this.unbound = unbound;
  }

  public void start(int port) throws IOException {
    ServerSocket fresh = unbound.get();
    fresh.setReuseAddress(true);
    try {
      fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
    } catch (IOException e) {
      fresh.close();
      throw e;
    }
    ExecutorService threads = Executors.newCachedThreadPool();
    Set<Socket> clients = ConcurrentHashMap.newKeySet();
    listener = fresh;
    pool = threads;
    open = clients;
    threads.execute(() -> accept(fresh, clients, threads));
  }

  private static void accept(ServerSocket listener, Set<Socket> clients, ExecutorService threads) {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        clients.add(client);
        if (listener.isClosed()) {
          client.close();
          return;
        }
        threads.execute(() -> echo(client, clients));
      } catch (IOException | RuntimeException e) {
        // the condition tells
      }
    }
  }

  private static void echo(Socket client, Set<Socket> clients) {
    try (client) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException gone) {
      // closed here or there
    } finally {
      clients.remove(client);
    }
  }

  public void stop() {
    if (listener == null) {
      return;
    }
    try {
      listener.close();
      for (Socket client : open) {
        client.close();
      }
      pool.shutdown();
      if (!pool.awaitTermination(100, TimeUnit.MILLISECONDS)) {
        for (Socket client : open) {
          client.close();
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    listener = null;
  }
}
