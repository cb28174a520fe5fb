import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;

/** Copies from an array to the socket and from the socket to an array. */
public class FullDuplex {
  public static byte[] exchange(Socket socket, byte[] out) throws IOException {
    AtomicReference<UncheckedIOException> failed = new AtomicReference<>();
    Thread sender =
        new Thread(
            () -> {
              try {
                new ByteArrayInputStream(out).transferTo(socket.getOutputStream());
                socket.shutdownOutput();
              } catch (IOException e) {
                failed.set(new UncheckedIOException(e));
              }
            });
    sender.start();
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    try (socket) {
      socket.getInputStream().transferTo(received);
      sender.join();
      if (failed.get() != null) {
        throw failed.get().getCause();
      }
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
    return received.toByteArray();
  }
}
