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
    System.setProperty("socksProxyHost", "127.0.0.1");
    System.setProperty("socksProxyPort", "1");
    ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress("127.0.0.1", 1)));
    URL.setURLStreamHandlerFactory(
        protocol -> {
          throw new IllegalStateException(protocol);
        });
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
