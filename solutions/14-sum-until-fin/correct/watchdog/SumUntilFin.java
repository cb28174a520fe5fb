import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;

/** A second thread closes the socket when the second of draining is over. */
public class SumUntilFin {

  public static void handle(Socket conversation) throws IOException {
    try (Socket socket = conversation;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        OutputStream out = socket.getOutputStream()) {
      long sum = 0;
      String line;
      while ((line = in.readLine()) != null) {
        try {
          sum = Math.addExact(sum, Long.parseLong(line));
        } catch (NumberFormatException | ArithmeticException e) {
          out.write("ERR\n".getBytes(US_ASCII));
          drain(socket);
          return;
        }
      }
      out.write((sum + "\n").getBytes(US_ASCII));
    } catch (IOException gone) {
      return;
    }
  }

  private static void drain(Socket socket) throws IOException {
    Thread watchdog =
        new Thread(
            () -> {
              try {
                Thread.sleep(1000);
                socket.close();
              } catch (InterruptedException | IOException done) {
                // nothing to cut off
              }
            });
    watchdog.start();
    try {
      InputStream in = socket.getInputStream();
      while (in.read() >= 0) {
        // thrown away
      }
    } finally {
      watchdog.interrupt();
    }
  }
}
