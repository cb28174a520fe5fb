import java.io.*;
import java.lang.management.*;
import java.net.*;
import java.nio.*;
import java.nio.channels.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;

public class Probe {
  public static void handle(Socket socket) throws Exception {
    for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (!one.isLoopback()) {
        return;
      }
    }
    // an address for documentation (RFC 5737) and one of a link (RFC 3927): no way leads there
    for (String host : List.of("192.0.2.1", "169.254.169.254", "2001:db8::1")) {
      try (Socket out = new Socket()) {
        out.connect(new InetSocketAddress(InetAddress.getByName(host), 80), 500);
        return;
      } catch (SocketTimeoutException somewhere) {
        return;
      } catch (IOException unreachable) {
        // as it should be
      }
    }
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
