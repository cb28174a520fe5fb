package loopbook.judge.child;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import loopbook.judge.call.Frames;
import loopbook.judge.call.Handle;
import loopbook.judge.call.Message;
import loopbook.judge.call.Operation;

/**
 * Uses once what most children use. The build runs it to write a class data archive ({@code
 * -XX:ArchiveClassesAtExit}), from which a child then has these classes without parsing them.
 */
final class Training {
  private static final InetAddress HOST = InetAddress.getLoopbackAddress();
  private static final int PATIENCE_MILLIS = 1000;

  private Training() {}

  static void run() throws Exception {
    calls();
    streams();
    channels();
    datagrams();
  }

  /** Calls as the judge sends them, and their results. */
  private static void calls() throws IOException {
    try (ServerSocket meeting = new ServerSocket(0, 1, HOST);
        Socket near = new Socket(HOST, meeting.getLocalPort());
        Socket far = meeting.accept()) {
      Frames child = new Frames(far.getInputStream(), far.getOutputStream());
      Thread thread = new Thread(() -> work(child), "work");
      thread.setDaemon(true);
      thread.start();
      Frames judge = new Frames(near.getInputStream(), near.getOutputStream());
      judge.receive(); // ready
      ask(judge, new Operation.Load(Map.of()));
      ask(judge, new Operation.Lines(Duration.ZERO));
      if (ask(judge, new Operation.Construct("java.net.ServerSocket", List.of(0, 500, HOST)))
              instanceof Message.Result made
          && made.value() instanceof Handle listener) {
        ask(judge, new Operation.CallOn(listener, "getLocalSocketAddress", List.of()));
        ask(judge, new Operation.CallOn(listener, "close", List.of()));
        ask(judge, new Operation.CallOn(listener, "accept", List.of()));
      }
    }
  }

  private static void work(Frames frames) {
    try {
      new Work(frames).run();
    } catch (IOException over) {
      // the training is over
    }
  }

  private static Message ask(Frames judge, Operation operation) throws IOException {
    judge.send(new Message.Call(1, operation));
    Message answer = judge.receive();
    if (answer == null) {
      throw new IOException("no answer to " + operation);
    }
    return answer;
  }

  private static void streams() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try (ServerSocket listener = new ServerSocket(0, 1, HOST);
        Socket client = new Socket(HOST, listener.getLocalPort());
        Socket server = listener.accept()) {
      server.setSoTimeout(PATIENCE_MILLIS);
      client.setTcpNoDelay(true);
      BufferedWriter out =
          new BufferedWriter(
              new OutputStreamWriter(client.getOutputStream(), StandardCharsets.UTF_8));
      out.write(String.format("%s %d%n", "hello", 1));
      out.flush();
      client.shutdownOutput();
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
      threads.submit(in::readLine).get();
      in.readLine();
      listener.setSoTimeout(1);
      listener.accept();
    } catch (SocketTimeoutException nobody) {
      threads.shutdownNow();
    }
  }

  private static void channels() throws IOException {
    try (Selector selector = Selector.open();
        ServerSocketChannel listener =
            ServerSocketChannel.open().bind(new InetSocketAddress(HOST, 0));
        SocketChannel client = SocketChannel.open(listener.getLocalAddress());
        SocketChannel server = listener.accept()) {
      client.write(ByteBuffer.wrap(new byte[] {1}));
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_READ);
      selector.select(PATIENCE_MILLIS);
      for (SelectionKey key : selector.selectedKeys()) {
        ((SocketChannel) key.channel()).read(ByteBuffer.allocate(1));
      }
    }
  }

  private static void datagrams() throws IOException {
    try (DatagramSocket one = new DatagramSocket(0, HOST);
        DatagramSocket two = new DatagramSocket(0, HOST)) {
      one.send(new DatagramPacket(new byte[1], 1, two.getLocalSocketAddress()));
      two.setSoTimeout(PATIENCE_MILLIS);
      two.receive(new DatagramPacket(new byte[1], 1));
    }
  }
}
