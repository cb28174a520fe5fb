package loopbook.judge.trial;

import java.util.LinkedHashMap;
import java.util.Map;

/** A small class with the signature of each exercise, EX01 to EX42. */
final class Shapes {
  private static final String IMPORTS =
      """
      import java.io.*;
      import java.net.*;
      import java.nio.*;
      import java.nio.channels.*;
      import java.nio.charset.StandardCharsets;
      import java.nio.file.*;
      import java.security.KeyStore;
      import java.time.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.function.*;
      """;

  private static final String SERVER =
      """
        public static void serve(ServerSocket listener) throws IOException {
          try {
            while (true) {
              try (Socket one = listener.accept()) {
                one.getOutputStream().write(("TYPE " + one.getPort()).getBytes("UTF-8"));
              }
            }
          } catch (SocketException closed) {
          }
        }
      """;

  private static final String HANDLER =
      """
        public static void handle(Socket one) throws IOException {
          try (one) {
            one.getInputStream().transferTo(one.getOutputStream());
          }
        }
      """;

  private static final String DATAGRAMS =
      """
        public static void serve(DatagramSocket socket) throws IOException {
          DatagramPacket packet = new DatagramPacket(new byte[100], 100);
          while (!socket.isClosed()) {
            try {
              socket.receive(packet);
              socket.send(packet);
            } catch (IOException e) {
            }
          }
        }
      """;

  static final Map<String, String> BODIES = new LinkedHashMap<>();

  static {
    for (String type : new String[] {"WhoAmI", "NextCaller", "Greeter", "MiniRedis", "ChatRoom"}) {
      BODIES.put(type, SERVER);
    }
    for (String type : new String[] {"EchoUntilEof", "PriceLog", "SumUntilFin", "Hotline"}) {
      BODIES.put(type, HANDLER);
    }
    BODIES.put("UdpUpper", DATAGRAMS);
    BODIES.put("UdpHub", DATAGRAMS);
    BODIES.put("OneCall", SERVER.replace("void serve(", "void serveOnce("));
    BODIES.put(
        "AskOnce",
        """
          public static String ask(InetSocketAddress server, String line) throws IOException {
            try (Socket s = new Socket(server.getAddress(), server.getPort())) {
              s.getOutputStream().write((line + "\\n").getBytes("UTF-8"));
              String reply = new String(s.getInputStream().readAllBytes(), "UTF-8");
              if (reply.isEmpty()) {
                throw new EOFException("no reply to " + line);
              }
              return reply;
            }
          }
        """);
    BODIES.put(
        "Transcoder",
        """
          public static void gbkToUtf8(InputStream in, OutputStream out) throws IOException {
            out.write(new String(in.readAllBytes(), "GBK").getBytes("UTF-8"));
            out.flush();
          }
        """);
    BODIES.put(
        "ReadExactly",
        """
          public static byte[] readExactly(InputStream in, int n) throws IOException {
            if (n < 0) {
              throw new IllegalArgumentException("n is " + n);
            }
            return in.readNBytes(n);
          }
        """);
    BODIES.put(
        "WriteAll",
        """
          public static long writeAll(SocketChannel ch, ByteBuffer buf, Duration limit)
              throws IOException {
            long sum = limit.toMillis() * 0;
            while (buf.hasRemaining()) {
              sum += ch.write(buf);
            }
            return sum;
          }
        """);
    BODIES.put(
        "LineReader",
        """
          private final InputStream in;
          private final int max;
          public LineReader(InputStream in, int maxBytes) {
            this.in = in;
            this.max = maxBytes;
          }
          public String next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b != '\\n'; b = in.read()) {
              if (b < 0) {
                return null;
              }
              line.write(b);
              if (line.size() > max) {
                throw new ProtocolException("too long");
              }
            }
            return line.toString("UTF-8");
          }
        """);
    BODIES.put(
        "Frames",
        """
          public static void writeFrame(OutputStream out, byte[] payload) throws IOException {
            new DataOutputStream(out).writeInt(payload.length);
            out.write(payload);
          }
          public static byte[] readFrame(InputStream in, int max) throws IOException {
            byte[] frame = new byte[new DataInputStream(in).readInt()];
            in.readNBytes(frame, 0, frame.length);
            return frame;
          }
        """);
    BODIES.put(
        "FetchPage",
        """
          public record Page(int status, Map<String, String> headers, byte[] body) {}
          public static Page fetch(InetSocketAddress server, String host, String path) {
            return new Page(200, Map.of("host", host + server.getPort()), path.getBytes());
          }
        """);
    BODIES.put(
        "TryConnect",
        """
          public enum Outcome { CONNECTED, REFUSED, TIMED_OUT, UNRESOLVED, OTHER }
          public static Outcome tryConnect(InetSocketAddress address, Duration limit) {
            if (limit.isZero()) {
              throw new IllegalArgumentException("limit");
            }
            if (address.isUnresolved()) {
              return Outcome.UNRESOLVED;
            }
            try (Socket s = new Socket()) {
              s.connect(address, (int) limit.toMillis());
              return Outcome.CONNECTED;
            } catch (IOException e) {
              return Outcome.REFUSED;
            }
          }
        """);
    BODIES.put(
        "HowItEnded",
        """
          public enum Kind { EOF, RESET, TIMEOUT }
          public record Ending(Kind kind, long bytes) {}
          public static Ending watch(Socket s, Duration idle) throws IOException {
            try (s) {
              return new Ending(Kind.EOF, s.getInputStream().readAllBytes().length);
            }
          }
        """);
    BODIES.put(
        "Restart",
        """
          private final Supplier<ServerSocket> unbound;
          private ServerSocket listener;
          public Restart(Supplier<ServerSocket> unbound) {
            this.unbound = unbound;
          }
          public void start(int port) throws IOException {
            listener = unbound.get();
            if (listener.getReuseAddress()) {
              throw new IllegalStateException("reuse is on");
            }
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
          }
          public void stop() throws IOException {
            listener.close();
          }
        """);
    BODIES.put(
        "Heartbeat",
        """
          public enum Death { SILENT, EOF, RESET }
          public static Death monitor(
              Socket s, Duration every, Duration patience, Consumer<String> data)
              throws IOException {
            try (s) {
              new BufferedReader(new InputStreamReader(s.getInputStream())).lines().forEach(data);
              return patience.compareTo(every) > 0 ? Death.EOF : Death.SILENT;
            }
          }
        """);
    BODIES.put(
        "ReadByDeadline",
        """
          public static class PartialRead extends SocketTimeoutException {
            private final byte[] received;
            public PartialRead(byte[] received) {
              super("late");
              this.received = received;
            }
            public byte[] received() {
              return received;
            }
          }
          public static byte[] readBy(Socket s, int n, Instant deadline) throws IOException {
            byte[] some = s.getInputStream().readNBytes(n);
            if (deadline.isBefore(Instant.EPOCH)) {
              throw new PartialRead(some);
            }
            return some;
          }
        """);
    BODIES.put(
        "CancellableCall",
        """
          public static CompletableFuture<byte[]> fetch(InetSocketAddress server) {
            CompletableFuture<byte[]> future = new CompletableFuture<>();
            Thread worker = new Thread(() -> {
              try (Socket s = new Socket(server.getAddress(), server.getPort())) {
                future.complete(s.getInputStream().readAllBytes());
              } catch (IOException e) {
                future.completeExceptionally(e);
              }
            });
            worker.start();
            return future;
          }
        """);
    BODIES.put(
        "UdpAsk",
        """
          public static Optional<byte[]> ask(
              InetSocketAddress server, byte[] q, int tries, Duration each) {
            return tries == 0 ? Optional.empty() : Optional.of(q);
          }
        """);
    BODIES.put(
        "TimeService",
        """
          public static void serve(DatagramSocket socket, Clock clock) throws IOException {
            byte[] now = clock.instant().atZone(clock.getZone()).toString().getBytes();
            DatagramPacket packet = new DatagramPacket(new byte[10], 10);
            socket.receive(packet);
            socket.send(new DatagramPacket(now, now.length, packet.getSocketAddress()));
          }
        """);
    BODIES.put(
        "FullDuplex",
        """
          public static byte[] exchange(Socket s, byte[] out) throws IOException {
            try (s) {
              s.getOutputStream().write(out);
              s.shutdownOutput();
              return s.getInputStream().readAllBytes();
            }
          }
        """);
    BODIES.put(
        "Bouncer",
        """
          public static void serve(ServerSocket listener, int max, Duration hello)
              throws IOException {
            try (Socket s = listener.accept()) {
              s.getOutputStream().write((max + " " + hello).getBytes());
            }
          }
        """);
    BODIES.put(
        "SelectorEcho",
        """
          public static void serve(ServerSocketChannel listener) throws IOException {
            try (SocketChannel one = listener.accept()) {
              ByteBuffer buffer = ByteBuffer.allocate(100);
              one.read(buffer);
              one.write(buffer.flip());
            }
          }
        """);
    BODIES.put(
        "Outbox",
        """
          private final OutputStream out;
          private final int max;
          public Outbox(OutputStream out, int maxBytes) {
            this.out = out;
            this.max = maxBytes;
          }
          public boolean offer(byte[] message) {
            try {
              out.write(message);
              return message.length <= max;
            } catch (IOException e) {
              return false;
            }
          }
          public void close(Duration limit) throws IOException {
            out.close();
          }
        """);
    BODIES.put(
        "ConnectAny",
        """
          public static Socket connectAny(List<InetSocketAddress> addresses, Duration total)
              throws IOException {
            IOException all = new IOException("none of " + addresses.size());
            for (InetSocketAddress one : addresses) {
              try {
                return new Socket(one.getAddress(), one.getPort());
              } catch (IOException e) {
                all.addSuppressed(e);
              }
            }
            throw all;
          }
        """);
    BODIES.put(
        "UnixEcho",
        """
          public interface Handle extends AutoCloseable {
            @Override
            void close() throws IOException;
          }
          public static Handle serve(Path path) throws IOException {
            Files.writeString(path, "here");
            return () -> Files.delete(path);
          }
        """);
    BODIES.put(
        "FileServer",
        """
          public static void serve(ServerSocket listener, Path root) throws IOException {
            try (Socket s = listener.accept()) {
              s.getOutputStream().write(root.getFileName().toString().getBytes());
            }
          }
        """);
    BODIES.put("MiniHttp", BODIES.get("FileServer"));
    BODIES.put(
        "Downloader",
        """
          public static Path download(InetSocketAddress server, String name, Path dir, int tries) {
            return dir.resolve(name + tries);
          }
        """);
    BODIES.put(
        "ReliableTransfer",
        """
          public static void send(DatagramSocket socket, InetSocketAddress to, byte[] data)
              throws IOException {
            socket.send(new DatagramPacket(data, data.length, to));
          }
          public static byte[] receive(DatagramSocket socket) throws IOException {
            DatagramPacket packet = new DatagramPacket(new byte[100], 100);
            socket.receive(packet);
            return Arrays.copyOf(packet.getData(), packet.getLength());
          }
        """);
    BODIES.put(
        "DnsCodec",
        """
          public record Rec(String name, int type, long ttl, String data) {}
          public static byte[] query(int id, String name, int type) {
            return (id + name + type).getBytes();
          }
          public static List<Rec> parse(byte[] msg, int id) throws IOException {
            if (msg.length == 0) {
              throw new ProtocolException("empty");
            }
            return List.of(new Rec(new String(msg), id, 1L << 40, "data"));
          }
        """);
    BODIES.put(
        "Relay",
        """
          public static void serve(ServerSocket listener, InetSocketAddress upstream)
              throws IOException {
            try (Socket s = listener.accept()) {
              s.getOutputStream().write(("" + upstream.getPort()).getBytes());
            }
          }
        """);
    BODIES.put(
        "Drain",
        """
          public interface Handler {
            String answer(String line) throws Exception;
          }
          private final ServerSocket listener;
          private final Handler handler;
          public Drain(ServerSocket listener, Handler handler) {
            this.listener = listener;
            this.handler = handler;
          }
          public void run() throws IOException {
            try (Socket s = listener.accept()) {
              String line = new BufferedReader(new InputStreamReader(s.getInputStream())).readLine();
              s.getOutputStream().write(handler.answer(line).getBytes());
            } catch (IOException e) {
              throw e;
            } catch (Exception e) {
              throw new IOException(e);
            }
          }
          public boolean shutdown(Duration grace) throws IOException {
            listener.close();
            return grace.isZero();
          }
        """);
    BODIES.put(
        "TlsLine",
        """
          public static String fetchLine(InetSocketAddress server, String host, KeyStore trust)
              throws Exception {
            return host + trust.size();
          }
        """);
    BODIES.put(
        "Discovery",
        """
          public static SortedSet<String> discover(
              NetworkInterface card, InetAddress group, int port, Duration limit) {
            return new TreeSet<>(List.of(group.getHostAddress(), card.getName()));
          }
        """);
  }

  private Shapes() {}

  static String source(String type) {
    String body = BODIES.get(type);
    if (body == null) {
      throw new AssertionError("no shape for " + type);
    }
    return IMPORTS + "public class " + type + " {\n" + body.replace("TYPE", type) + "}\n";
  }
}
