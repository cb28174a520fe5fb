package loopbook.judge.child;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;

/** A prop: a datagram socket whose first sends throw. */
public final class FailingDatagramSocket extends DatagramSocket {
  private int failures;

  /**
   * Binds a free port of that address.
   *
   * @param failures so many sends throw before they work
   */
  public FailingDatagramSocket(InetAddress address, int failures) throws SocketException {
    super(0, address);
    this.failures = failures;
  }

  @Override
  public void send(DatagramPacket packet) throws IOException {
    synchronized (this) {
      if (failures > 0) {
        failures--;
        throw new IOException("Network is unreachable");
      }
    }
    super.send(packet);
  }
}
