import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A pool answers; the accept loop never waits for a caller. */
public class WhoAmI {

  public static void serve(ServerSocket listener) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      while (!listener.isClosed()) {
        Socket caller = listener.accept();
        pool.execute(() -> answer(caller));
      }
    } catch (IOException e) {
      if (!listener.isClosed()) {
        throw e;
      }
    } finally {
      pool.shutdown();
    }
  }

  private static void answer(Socket caller) {
    try (Socket own = caller;
        OutputStream out = own.getOutputStream()) {
      InetSocketAddress remote = (InetSocketAddress) own.getRemoteSocketAddress();
      String host = remote.getAddress().getHostAddress();
      if (host.indexOf(':') >= 0) {
        host = '[' + host + ']';
      }
      out.write(String.format("%s %d\n", host, remote.getPort()).getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      System.err.println("lost a caller: " + e.getMessage());
    }
  }
}
