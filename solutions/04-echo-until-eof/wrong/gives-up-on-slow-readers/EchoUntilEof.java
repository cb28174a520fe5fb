import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Timer;
import java.util.TimerTask;

public class EchoUntilEof {
  private static final int PATIENCE_MILLIS = 100;

  public static void handle(Socket conversation) {
    Timer timer = new Timer(true);
    try (conversation) {
      InputStream in = conversation.getInputStream();
      OutputStream out = conversation.getOutputStream();
      byte[] buffer = new byte[65536];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        TimerTask hangUp = closing(conversation);
        timer.schedule(hangUp, PATIENCE_MILLIS);
        out.write(buffer, 0, n);
        hangUp.cancel();
      }
    } catch (IOException ended) {
      // the peer has gone, or reads too slowly
    } finally {
      timer.cancel();
    }
  }

  private static TimerTask closing(Socket conversation) {
    return new TimerTask() {
      @Override
      public void run() {
        try {
          conversation.close();
        } catch (IOException gone) {
          // it is closed
        }
      }
    };
  }
}
