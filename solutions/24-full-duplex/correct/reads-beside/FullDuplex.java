import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** The caller's thread sends in pieces, another one collects. */
public class FullDuplex {
  public static byte[] exchange(Socket socket, byte[] out) throws IOException {
    Collector collector = new Collector(socket);
    try {
      collector.start();
      OutputStream to = socket.getOutputStream();
      for (int at = 0; at < out.length; at += 8192) {
        to.write(out, at, Math.min(8192, out.length - at));
      }
      socket.shutdownOutput();
      collector.join();
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      socket.close();
    }
    if (collector.failure != null) {
      throw collector.failure;
    }
    return collector.received.toByteArray();
  }

  private static final class Collector extends Thread {
    private final Socket socket;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private IOException failure;

    Collector(Socket socket) {
      this.socket = socket;
    }

    @Override
    public void run() {
      try {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[4096];
        int count;
        while ((count = in.read(buffer)) >= 0) {
          received.write(buffer, 0, count);
        }
      } catch (IOException e) {
        failure = e;
      }
    }
  }
}
