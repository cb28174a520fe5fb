import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** Serves the files of one folder, and of no other. */
public class FileServer {

  /** Serves the files below {@code root} to many clients until the listener is closed. */
  public static void serve(ServerSocket listener, Path root) throws IOException {
    throw new UnsupportedOperationException("serve is still to be written");
  }

  /** Runs it by hand: java FileServer.java 7000 some/folder */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    Path root = Path.of(args.length > 1 ? args[1] : ".");
    try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("serving " + root + " on " + listener.getLocalSocketAddress());
      serve(listener, root);
    }
  }
}
