import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Each thread looks every 50 ms whether it is to end; only a write must be woken. */
public class Restart {
  private final Supplier<ServerSocket> unbound;
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final List<Socket> clients = new CopyOnWriteArrayList<>();
  private volatile boolean stopping;

  public Restart(Supplier<ServerSocket> unbound) {
    this.unbound = unbound;
  }

  public void start(int port) throws IOException {
    ServerSocket listener = unbound.get();
    listener.setReuseAddress(true);
    listener.setSoTimeout(50);
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
    stopping = false;
    begin(() -> accept(listener));
  }

  private void begin(Runnable work) {
    Thread thread = new Thread(work);
    threads.add(thread);
    thread.start();
  }

  private void accept(ServerSocket listener) {
    try (listener) {
      while (!stopping) {
        try {
          Socket client = listener.accept();
          clients.add(client);
          begin(() -> echo(client));
        } catch (SocketTimeoutException e) {
          // looks at the flag again
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void echo(Socket client) {
    try (client) {
      client.setSoTimeout(50);
      InputStream in = client.getInputStream();
      byte[] buffer = new byte[1000];
      int count = 0;
      while (count >= 0 && !stopping) {
        try {
          count = in.read(buffer);
          if (count > 0) {
            client.getOutputStream().write(buffer, 0, count);
          }
        } catch (SocketTimeoutException e) {
          // looks at the flag again
        }
      }
    } catch (IOException gone) {
      // its connection has ended
    } finally {
      clients.remove(client);
      threads.remove(Thread.currentThread());
    }
  }

  public void stop() {
    stopping = true;
    try {
      while (!threads.isEmpty()) {
        for (Socket client : clients) {
          client.close();
        }
        for (Thread thread : threads) {
          thread.join(20);
          if (!thread.isAlive()) {
            threads.remove(thread);
          }
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
