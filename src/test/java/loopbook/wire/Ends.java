package loopbook.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** One end of a connection, whichever of the JDK's classes it is. */
interface Ends extends AutoCloseable {
  /** The next byte, -1 at the end of the stream. */
  int read() throws Exception;

  void write(String text) throws Exception;

  void halfClose() throws Exception;

  /** For reads from now on. */
  default void timeout(int millis) throws Exception {
    throw new UnsupportedOperationException();
  }

  /** Closes it so that the peer is told by a reset. */
  default void reset() throws Exception {
    throw new UnsupportedOperationException();
  }

  @Override
  void close() throws IOException;

  /** A {@code Socket}; {@code plain} is what lies below it. */
  record Streams(Socket socket, Socket plain, InputStream in, OutputStream out) implements Ends {
    static Streams of(Socket socket, Socket plain) throws IOException {
      return new Streams(socket, plain, socket.getInputStream(), socket.getOutputStream());
    }

    static Streams of(Socket socket) throws IOException {
      return of(socket, socket);
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public void write(String text) throws IOException {
      out.write(text.getBytes(ISO_8859_1));
    }

    @Override
    public void halfClose() throws IOException {
      socket.shutdownOutput();
    }

    @Override
    public void timeout(int millis) throws IOException {
      socket.setSoTimeout(millis);
    }

    @Override
    public void reset() throws IOException {
      plain.setSoLinger(true, 0);
      plain.close();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** A channel that blocks. */
  record Blocking(SocketChannel channel) implements Ends {
    @Override
    public int read() throws IOException {
      ByteBuffer one = ByteBuffer.allocate(1);
      return channel.read(one) < 0 ? -1 : one.get(0);
    }

    @Override
    public void write(String text) throws IOException {
      channel.write(ByteBuffer.wrap(text.getBytes(ISO_8859_1)));
    }

    @Override
    public void halfClose() throws IOException {
      channel.shutdownOutput();
    }

    @Override
    public void reset() throws IOException {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      channel.close();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** A channel that does not block, with a selector that does. */
  record Selected(SocketChannel channel, Selector selector) implements Ends {
    static Selected of(SocketChannel channel) throws IOException {
      Selector selector = Selector.open();
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      return new Selected(channel, selector);
    }

    @Override
    public int read() throws IOException, InterruptedException {
      ByteBuffer one = ByteBuffer.allocate(1);
      int count = channel.read(one);
      while (count == 0) {
        selector.select(key -> {});
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedException("select returned");
        }
        count = channel.read(one);
      }
      return count < 0 ? -1 : one.get(0);
    }

    @Override
    public void write(String text) throws IOException {
      channel.write(ByteBuffer.wrap(text.getBytes(ISO_8859_1)));
    }

    @Override
    public void halfClose() throws IOException {
      channel.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
      channel.close();
      selector.wakeup();
    }
  }

  /** An asynchronous channel whose futures are waited for. */
  final class Later implements Ends {
    private final AsynchronousSocketChannel channel;
    private int millis;

    Later(AsynchronousSocketChannel channel) {
      this.channel = channel;
    }

    @Override
    public int read() throws Exception {
      ByteBuffer one = ByteBuffer.allocate(1);
      int count;
      if (millis == 0) {
        count = channel.read(one).get();
      } else {
        var done = new java.util.concurrent.CompletableFuture<Integer>();
        channel.read(one, millis, TimeUnit.MILLISECONDS, null, new Handler(done));
        count = done.get();
      }
      return count < 0 ? -1 : one.get(0);
    }

    @Override
    public void write(String text) throws Exception {
      channel.write(ByteBuffer.wrap(text.getBytes(ISO_8859_1))).get();
    }

    @Override
    public void halfClose() throws IOException {
      channel.shutdownOutput();
    }

    @Override
    public void timeout(int newMillis) {
      millis = newMillis;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }

    private record Handler(java.util.concurrent.CompletableFuture<Integer> done)
        implements java.nio.channels.CompletionHandler<Integer, Void> {
      @Override
      public void completed(Integer result, Void attachment) {
        done.complete(result);
      }

      @Override
      public void failed(Throwable thrown, Void attachment) {
        done.completeExceptionally(thrown);
      }
    }
  }

  /** Both ends of a connection; {@code near} is of the class that is tested. */
  record Pair(Ends near, Ends far) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      near.close();
      far.close();
    }
  }

  /** The classes. */
  enum Api {
    SOCKET,
    ADAPTOR,
    CHANNEL,
    SELECTED,
    ASYNCHRONOUS,
    UNIX,
    TLS;

    /** Connected. */
    Ends connect(SocketAddress address, SSLContext tls) throws Exception {
      return switch (this) {
        case SOCKET -> connected(new Socket(), address, 0);
        case ADAPTOR -> connected(SocketChannel.open().socket(), address, 0);
        case CHANNEL, UNIX -> new Blocking(SocketChannel.open(address));
        case SELECTED -> Selected.of(select(address));
        case ASYNCHRONOUS -> {
          AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
          try {
            channel.connect(address).get();
            yield new Later(channel);
          } catch (ExecutionException e) {
            channel.close();
            throw e;
          }
        }
        case TLS -> connected(tls.getSocketFactory().createSocket(), address, 0);
      };
    }

    /** The same within that time; only of a {@code Socket}. */
    Ends connect(SocketAddress address, SSLContext tls, int millis) throws Exception {
      return connected(
          switch (this) {
            case SOCKET -> new Socket();
            case ADAPTOR -> SocketChannel.open().socket();
            case TLS -> tls.getSocketFactory().createSocket();
            default -> throw new UnsupportedOperationException();
          },
          address,
          millis);
    }

    private static Ends connected(Socket socket, SocketAddress address, int millis)
        throws IOException {
      try {
        socket.connect(address, millis);
        return Streams.of(socket);
      } catch (SocketTimeoutException | java.net.ConnectException e) {
        socket.close();
        throw e;
      }
    }

    private static SocketChannel select(SocketAddress address) throws IOException {
      SocketChannel channel = SocketChannel.open();
      try (Selector selector = Selector.open()) {
        channel.configureBlocking(false);
        if (!channel.connect(address)) {
          channel.register(selector, SelectionKey.OP_CONNECT);
          while (!channel.finishConnect()) {
            selector.select(key -> {});
          }
        }
        return channel;
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    }

    /** An address at which nobody listens. */
    SocketAddress vacant(Path folder) throws IOException {
      if (this == UNIX) {
        return UnixDomainSocketAddress.of(folder.resolve("nobody"));
      }
      try (ServerSocket gone = new ServerSocket(0, 1, Play.LOOPBACK)) {
        return new InetSocketAddress(Play.LOOPBACK, gone.getLocalPort());
      }
    }

    /** The far end is a {@code Socket}, or a channel in the file system. */
    Pair pair(Path folder, SSLContext tls) throws Exception {
      if (this == UNIX) {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("s"));
        try (ServerSocketChannel listener =
            ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address)) {
          return new Pair(connect(address, tls), new Blocking(listener.accept()));
        } finally {
          Files.delete(address.getPath());
        }
      }
      try (ServerSocket listener = new ServerSocket(0, 1, Play.LOOPBACK)) {
        Ends near = connect(listener.getLocalSocketAddress(), tls);
        Socket plain = listener.accept();
        return new Pair(near, this == TLS ? shake((Streams) near, plain, tls) : Streams.of(plain));
      }
    }

    private static Streams shake(Streams near, Socket plain, SSLContext tls) throws Exception {
      SSLSocketFactory factory = tls.getSocketFactory();
      SSLSocket far = (SSLSocket) factory.createSocket(plain, null, plain.getPort(), true);
      far.setUseClientMode(false);
      FutureTask<Void> answer =
          new FutureTask<>(
              () -> {
                far.startHandshake();
                return null;
              });
      new Thread(answer).start();
      ((SSLSocket) near.socket()).startHandshake();
      answer.get(10, TimeUnit.SECONDS);
      return Streams.of(far, plain);
    }
  }
}
