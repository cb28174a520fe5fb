import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** All that is to be closed lies on one stack, with its thread; daemons, and clients by reset. */
public class Restart {
  private final Supplier<ServerSocket> unbound;
  private final Deque<Conversation> open = new ArrayDeque<>();
  private boolean running;

  private final class Conversation extends Thread {
    private final Closeable closeable;
    private final Work work;

    Conversation(Closeable closeable, Work work) {
      this.closeable = closeable;
      this.work = work;
      setDaemon(true);
    }

    @Override
    public void run() {
      try (closeable) {
        work.doIt();
      } catch (IOException over) {
        // closed
      }
      synchronized (open) {
        open.remove(this);
      }
    }
  }

  private interface Work {
    void doIt() throws IOException;
  }

  public Restart(Supplier<ServerSocket> unbound) {
    this.unbound = unbound;
  }

  public void start(int port) throws IOException {
    ServerSocket listener = unbound.get();
    listener.setReuseAddress(true);
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    running = true;
    begin(listener, () -> accept(listener));
  }

  private void accept(ServerSocket listener) throws IOException {
    while (true) {
      Socket client = listener.accept();
      try {
        client.setSoLinger(true, 0);
      } catch (IOException gone) {
        client.close();
        continue;
      }
      begin(
          client,
          () -> {
            byte[] buffer = new byte[4096];
            for (int n; (n = client.getInputStream().read(buffer)) >= 0; ) {
              client.getOutputStream().write(buffer, 0, n);
            }
            client.setSoLinger(false, 0);
          });
    }
  }

  private void begin(Closeable closeable, Work work) throws IOException {
    synchronized (open) {
      if (!running) {
        closeable.close();
        return;
      }
      Conversation conversation = new Conversation(closeable, work);
      open.push(conversation);
      conversation.start();
    }
  }

  public void stop() {
    Deque<Conversation> all;
    synchronized (open) {
      running = false;
      all = new ArrayDeque<>(open);
    }
    try {
      for (Conversation one : all) {
        one.closeable.close();
      }
      for (Conversation one : all) {
        one.join();
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
