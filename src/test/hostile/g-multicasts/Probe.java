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
    NetworkInterface lo = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
    for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (!one.equals(lo)) {
        return;
      }
    }
    InetSocketAddress group = new InetSocketAddress("239.1.2.3", 47_000);
    try (MulticastSocket all = new MulticastSocket(group.getPort())) {
      all.joinGroup(group, lo);
      all.setNetworkInterface(lo);
      all.send(new DatagramPacket(new byte[9], 9, group));
    } catch (IOException noRoute) {
      // no way out either
    }
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
