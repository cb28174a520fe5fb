package loopbook.talk;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A UDP socket: each line is one datagram; a server answers to whoever wrote last. */
public final class DatagramTalk extends Talk {
  private static final int LARGEST = 65_535;

  private final DatagramChannel channel;
  private final boolean connected;
  private @Nullable InetSocketAddress partner;
  private @Nullable Thread reader;

  private DatagramTalk(
      DatagramChannel channel, @Nullable InetSocketAddress partner, Consumer<News> told) {
    super(told);
    this.channel = channel;
    this.partner = partner;
    this.connected = partner != null;
  }

  /**
   * A socket that writes to that address, and hears only from there.
   *
   * @throws IOException if there can be no socket
   */
  public static DatagramTalk call(InetSocketAddress to, Consumer<News> told) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    return begin(channel, () -> channel.connect(to), to, told);
  }

  /**
   * A socket bound to that address, to a free port if its port is 0.
   *
   * @throws IOException if the address cannot be had
   */
  public static DatagramTalk host(InetSocketAddress at, Consumer<News> told) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    return begin(channel, () -> channel.bind(at), null, told);
  }

  private interface Opening {
    Object open() throws IOException;
  }

  private static DatagramTalk begin(
      DatagramChannel channel, Opening opening, @Nullable InetSocketAddress to, Consumer<News> told)
      throws IOException {
    try {
      opening.open();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    DatagramTalk talk = new DatagramTalk(channel, to, told);
    talk.tell(new News.Bound(talk.address()));
    talk.reader = start("be: receive", talk::read);
    return talk;
  }

  /** Where it receives. */
  public InetSocketAddress address() throws IOException {
    return (InetSocketAddress) channel.getLocalAddress();
  }

  private void read() {
    ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
    while (channel.isOpen()) {
      try {
        InetSocketAddress from = (InetSocketAddress) channel.receive(buffer.clear());
        byte[] came = new byte[buffer.flip().remaining()];
        buffer.get(came);
        synchronized (this) {
          partner = from;
        }
        tell(new News.Received(Bytes.of(came), String.valueOf(from)));
      } catch (PortUnreachableException refused) {
        refused();
      } catch (ClosedChannelException ours) {
        return;
      } catch (IOException failure) {
        tell(new News.Failed(words(failure)));
      }
    }
  }

  private void refused() {
    InetSocketAddress to;
    synchronized (this) {
      to = partner;
    }
    if (to != null) {
      tell(new News.Refused(to));
    }
  }

  @Override
  public Done send(Bytes bytes) throws InterruptedException {
    InetSocketAddress to;
    synchronized (this) {
      to = partner;
    }
    if (!channel.isOpen()) {
      return Done.OVER;
    }
    if (to == null) {
      return Done.NOBODY;
    }
    tell(new News.Sending(bytes));
    try {
      send(bytes, to);
    } catch (ClosedByInterruptException stop) {
      Thread.interrupted();
      throw new InterruptedException("stopped by the user");
    } catch (ClosedChannelException meanwhile) {
      return Done.OVER;
    } catch (IOException failure) {
      tell(new News.Failed(words(failure)));
    }
    return Done.DONE;
  }

  private void send(Bytes bytes, InetSocketAddress to) throws IOException {
    ByteBuffer datagram = ByteBuffer.wrap(bytes.toArray());
    try {
      int unused = connected ? channel.write(datagram) : channel.send(datagram, to);
    } catch (PortUnreachableException earlier) {
      // what was refused is the datagram before this one, which was not sent for it
      refused();
      channel.write(datagram.rewind());
    }
  }

  @Override
  public Done halfClose() {
    return Done.NOT_WITH_DATAGRAMS;
  }

  @Override
  public Done reset() {
    return Done.NOT_WITH_DATAGRAMS;
  }

  @Override
  public Done hangUp() {
    if (!channel.isOpen()) {
      return Done.OVER;
    }
    try {
      channel.close();
    } catch (IOException gone) {
      // there is nothing left to close
    }
    tell(new News.Closed());
    return Done.DONE;
  }

  @Override
  public synchronized boolean hasPartner() {
    return partner != null;
  }

  /** There is no end of datagrams but our own. */
  @Override
  public boolean isEnded() {
    return isOver();
  }

  @Override
  public boolean isOver() {
    return !channel.isOpen();
  }

  @Override
  public void close() {
    hangUp();
    Thread reading = reader;
    if (reading != null) {
      join(reading);
    }
  }
}
