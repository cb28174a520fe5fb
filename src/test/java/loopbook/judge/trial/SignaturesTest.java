package loopbook.judge.trial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import loopbook.judge.call.Answer;
import loopbook.judge.call.Constant;
import loopbook.judge.call.Fields;
import loopbook.judge.call.FixedClock;
import loopbook.judge.call.Handle;
import loopbook.judge.call.Interface;
import loopbook.judge.call.Operation;
import loopbook.judge.call.Thrown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The call protocol carries the signature of every exercise, EX01 to EX42, through a real child.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class SignaturesTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final byte[] ABC = "abc".getBytes(UTF_8);

  private Guest guest;
  @TempDir static Path folder;

  @BeforeAll
  void start() {
    guest = Children.guest();
  }

  @AfterAll
  void end() {
    guest.process().close();
  }

  @Test
  void thereIsOneForEachExercise() {
    assertThat(Shapes.BODIES).hasSize(42);
  }

  // a listener: EX01 EX02 EX05 EX25 EX37 EX38

  @ParameterizedTest
  @ValueSource(strings = {"WhoAmI", "NextCaller", "Greeter", "MiniRedis", "ChatRoom"})
  void serveWithAListener(String type) throws IOException {
    Submission it = of(type);
    Service service = it.serve("serve", it.listener());
    assertThat(talk(service.address(), "")).startsWith(type + " ");
    assertThat(talk(service.address(), "")).startsWith(type + " ");
    service.runs();
    service.stops();
  }

  @Test
  void oneCall() throws IOException {
    Submission it = of("OneCall");
    Remote listener = it.listener();
    Call call = it.call("serveOnce", listener);
    assertThat(talk(listener.address(), "")).startsWith("OneCall ");
    listener.close();
    assertThat(returned(call)).isNull();
  }

  // a socket: EX04 EX11 EX14 EX27

  @ParameterizedTest
  @ValueSource(strings = {"EchoUntilEof", "PriceLog", "SumUntilFin", "Hotline"})
  void handleASocket(String type) throws IOException {
    Submission it = of(type);
    Remote door = it.listener();
    Call call = it.callWithCaller("handle", door);
    assertThat(talk(door.address(), "echo")).isEqualTo("echo");
    assertThat(returned(call)).isNull();
  }

  @Test
  void askOnce() throws IOException {
    Submission it = of("AskOnce");
    try (ServerSocket peer = listener()) {
      Call call = it.call("ask", address(peer), "zwei \uD83D\uDE00");
      try (Socket s = peer.accept()) {
        s.getOutputStream().write("answer \u00E4".getBytes(UTF_8));
      }
      assertThat(returned(call)).isEqualTo("answer \u00E4");
      Call second = it.call("ask", address(peer), "x");
      peer.accept().close();
      Thrown thrown = second.within(LIMIT).throwing("java.io.EOFException", "m", "n");
      assertThat(thrown.message()).isEqualTo("no reply to x");
      assertThat(thrown.is("java.io.IOException")).isTrue();
      assertThat(thrown.lines()).first().extracting("file").isEqualTo("AskOnce.java");
    }
  }

  @Test
  void transcoder() throws IOException {
    Submission it = of("Transcoder");
    try (ServerSocket peer = listener()) {
      Remote socket = it.connected(address(peer));
      try (Socket s = peer.accept()) {
        Call call =
            it.call("gbkToUtf8", socket.object("getInputStream"), socket.object("getOutputStream"));
        s.getOutputStream().write(new byte[] {(byte) 0xC4, (byte) 0xE3});
        s.shutdownOutput();
        assertThat(s.getInputStream().readNBytes(3)).isEqualTo("\u4F60".getBytes(UTF_8));
        assertThat(returned(call)).isNull();
      }
    }
  }

  @Test
  void readExactly() throws IOException {
    Submission it = of("ReadExactly");
    Remote in = it.make("java.io.ByteArrayInputStream", (Object) "abcdef".getBytes(UTF_8));
    assertThat(returned(it.call("readExactly", in, 3))).isEqualTo(ABC);
    assertThat(in.get("available")).isEqualTo(3);
    Thrown thrown =
        it.call("readExactly", in, -1)
            .within(LIMIT)
            .throwing("java.lang.IllegalArgumentException", "m", "n");
    assertThat(thrown.message()).isEqualTo("n is -1");
  }

  @Test
  void writeAll() throws IOException {
    Submission it = of("WriteAll");
    try (ServerSocket peer = listener()) {
      Remote channel = it.connectedChannel(address(peer));
      Remote buffer =
          it.remote(
              it.prepareStatic("java.nio.ByteBuffer", "wrap", (Object) "abcdef".getBytes(UTF_8)));
      buffer.get("position", 2);
      try (Socket s = peer.accept()) {
        assertThat(returned(it.call("writeAll", channel, buffer, Duration.ofSeconds(1))))
            .isEqualTo(4L);
        assertThat(buffer.get("position")).isEqualTo(6);
        assertThat(channel.get("isBlocking")).isEqualTo(true);
        assertThat(s.getInputStream().readNBytes(4)).isEqualTo("cdef".getBytes(UTF_8));
      }
    }
  }

  @Test
  void lineReader() {
    Submission it = of("LineReader");
    Remote in = it.make("java.io.ByteArrayInputStream", (Object) "ab\nlonger\n".getBytes(UTF_8));
    Remote reader = it.construct(in, 4);
    assertThat(returned(reader.call("next"))).isEqualTo("ab");
    reader.call("next").within(LIMIT).throwing("java.net.ProtocolException", "m", "n");
  }

  @Test
  void frames() {
    Submission it = of("Frames");
    Remote out = it.make("java.io.ByteArrayOutputStream");
    assertThat(returned(it.call("writeFrame", out, ABC))).isNull();
    byte[] written = (byte[]) out.get("toByteArray");
    assertThat(written).containsExactly(0, 0, 0, 3, 'a', 'b', 'c');
    Remote in = it.make("java.io.ByteArrayInputStream", (Object) written);
    assertThat(returned(it.call("readFrame", in, 10))).isEqualTo(ABC);
  }

  @Test
  void aStreamOnWhichOthersComeInBetween() {
    Submission it = of("Frames");
    Remote out = it.contestedOutput(LIMIT);
    Call one = it.call("writeFrame", out, ABC);
    Call two = it.call("writeFrame", out, ABC);
    assertThat(out.get("toByteArray")).isEqualTo(new byte[0]);
    out.get("open");
    assertThat(returned(one)).isNull();
    assertThat(returned(two)).isNull();
    byte[] written = (byte[]) out.get("toByteArray");
    assertThat(written).hasSize(14);
    assertThat(Arrays.copyOfRange(written, 8, 14)).isEqualTo("abcabc".getBytes(UTF_8));
  }

  @Test
  void fetchPage() {
    Fields page = (Fields) returned(of("FetchPage").call("fetch", some(80), "h", "/p"));
    assertThat(page.type()).isEqualTo("FetchPage$Page");
    assertThat(page.get("status")).isEqualTo(200);
    assertThat(page.get("headers")).isEqualTo(Map.of("host", "h80"));
    assertThat(page.get("body")).isEqualTo("/p".getBytes(UTF_8));
  }

  @Test
  void tryConnect() throws IOException {
    Submission it = of("TryConnect");
    InetSocketAddress nowhere = InetSocketAddress.createUnresolved("nowhere.invalid", 9);
    assertThat(returned(it.call("tryConnect", nowhere, LIMIT)))
        .isEqualTo(it.constant("Outcome", "UNRESOLVED"));
    try (ServerSocket peer = listener()) {
      assertThat(returned(it.call("tryConnect", address(peer), LIMIT)))
          .isEqualTo(new Constant("TryConnect$Outcome", "CONNECTED"));
    }
    it.call("tryConnect", nowhere, Duration.ZERO)
        .within(LIMIT)
        .throwing("java.lang.IllegalArgumentException", "m", "n");
  }

  @Test
  void howItEnded() throws IOException {
    Submission it = of("HowItEnded");
    Remote door = it.listener();
    Call call = it.callWithCaller("watch", door, Duration.ofSeconds(1));
    talk(door.address(), "12345");
    Fields ending = (Fields) returned(call);
    assertThat(ending.components())
        .isEqualTo(new TreeMap<>(Map.of("bytes", 5L, "kind", it.constant("Kind", "EOF"))));
  }

  @Test
  void restart() {
    Submission it = of("Restart");
    Operation unbound = new Operation.Construct("java.net.ServerSocket", List.of());
    Operation noReuse = new Operation.CallOn(Handle.IT, "setReuseAddress", List.of(false));
    Recorded supplier =
        it.callback("java.util.function.Supplier", new Answer.Made(unbound, List.of(noReuse)));
    Remote restart = it.construct(supplier);
    Remote free = it.listener();
    int port = free.port();
    free.close();
    assertThat(returned(restart.call("start", port))).isNull();
    assertThat(returned(restart.call("stop"))).isNull();
    assertThat(supplier.calls(1, LIMIT)).hasSize(1);
  }

  @Test
  void heartbeat() throws IOException {
    Submission it = of("Heartbeat");
    Recorded data = it.callback("java.util.function.Consumer");
    Remote door = it.listener();
    Call call = it.callWithCaller("monitor", door, Duration.ofMillis(50), LIMIT, data);
    talk(door.address(), "one\ntwo\n");
    assertThat(data.calls(2, LIMIT)).containsExactly(List.of("one"), List.of("two"));
    assertThat(returned(call)).isEqualTo(it.constant("Death", "EOF"));
  }

  @Test
  void readByDeadline() throws IOException {
    Submission it = of("ReadByDeadline");
    try (ServerSocket peer = listener()) {
      Remote socket = it.connected(address(peer));
      socket.get("setSoTimeout", 1234);
      try (Socket s = peer.accept()) {
        s.getOutputStream().write("abcdef".getBytes(UTF_8));
        assertThat(returned(it.call("readBy", socket, 3, Instant.MAX))).isEqualTo(ABC);
        Thrown late =
            it.call("readBy", socket, 3, Instant.MIN)
                .within(LIMIT)
                .throwing("java.net.SocketTimeoutException", "m", "n");
        assertThat(late.type()).isEqualTo("ReadByDeadline$PartialRead");
        assertThat(late.accessors()).containsKey("received");
        assertThat(late.accessors().get("received")).isEqualTo("def".getBytes(UTF_8));
        assertThat(socket.get("getSoTimeout")).isEqualTo(1234);
      }
    }
  }

  @Test
  void cancellableCall() throws IOException {
    Submission it = of("CancellableCall");
    try (ServerSocket peer = listener()) {
      Remote future = (Remote) returned(it.call("fetch", address(peer)));
      try (Socket s = peer.accept()) {
        assertThat(future.get("isDone")).isEqualTo(false);
        Call get = future.call("get");
        s.getOutputStream().write(ABC);
        s.shutdownOutput();
        assertThat(returned(get)).isEqualTo(ABC);
      }
      Remote cancelled = (Remote) returned(it.call("fetch", address(peer)));
      assertThat(cancelled.get("cancel", true)).isEqualTo(true);
      cancelled
          .call("get")
          .within(LIMIT)
          .throwing("java.util.concurrent.CancellationException", "m", "n");
      peer.accept().close();
    }
  }

  // datagrams: EX20 EX22 EX23 EX34

  @ParameterizedTest
  @ValueSource(strings = {"UdpUpper", "UdpHub"})
  void serveWithDatagrams(String type) throws IOException {
    Submission it = of(type);
    Remote socket = it.datagrams();
    Call call = it.call("serve", socket);
    assertThat(ask(socket.port(), "hello")).isEqualTo("hello");
    socket.close();
    assertThat(returned(call)).isNull();
  }

  @Test
  void aSocketWhoseSendThrows() throws IOException {
    Submission it = of("UdpUpper");
    Remote socket = it.failingDatagrams(1);
    Call call = it.call("serve", socket);
    try (DatagramSocket asker = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      asker.setSoTimeout(10_000);
      send(asker, socket.port(), "lost");
      send(asker, socket.port(), "kept");
      DatagramPacket packet = new DatagramPacket(new byte[100], 100);
      asker.receive(packet);
      assertThat(new String(packet.getData(), 0, packet.getLength(), UTF_8)).isEqualTo("kept");
    }
    assertThat(call.isDone()).isFalse();
    socket.close();
    assertThat(returned(call)).isNull();
  }

  @Test
  void timeService() throws IOException {
    Submission it = of("TimeService");
    Remote socket = it.datagrams();
    FixedClock clock =
        new FixedClock(Instant.parse("2026-01-02T03:04:05Z"), ZoneId.of("Asia/Tokyo"));
    Call call = it.call("serve", socket, clock);
    assertThat(ask(socket.port(), "")).isEqualTo("2026-01-02T12:04:05+09:00[Asia/Tokyo]");
    assertThat(returned(call)).isNull();
  }

  @Test
  void reliableTransfer() {
    Submission it = of("ReliableTransfer");
    Remote to = it.datagrams();
    Remote from = it.datagrams();
    Call received = it.call("receive", to);
    assertThat(returned(it.call("send", from, to.address(), ABC))).isNull();
    assertThat(returned(received)).isEqualTo(ABC);
  }

  @Test
  void udpAsk() {
    Submission it = of("UdpAsk");
    Object some = returned(it.call("ask", some(7), ABC, 1, LIMIT));
    assertThat(some).isInstanceOf(Optional.class);
    assertThat(((Optional<?>) some).orElseThrow()).isEqualTo(ABC);
    assertThat(returned(it.call("ask", some(7), ABC, 0, LIMIT))).isEqualTo(Optional.empty());
  }

  @Test
  void fullDuplex() throws IOException {
    Submission it = of("FullDuplex");
    Remote door = it.listener();
    byte[] large = new byte[300_000];
    Arrays.fill(large, (byte) 7);
    Call call = it.callWithCaller("exchange", door, large);
    try (Socket s = new Socket(door.address().getAddress(), door.port())) {
      byte[] came = s.getInputStream().readAllBytes();
      s.getOutputStream().write(came, 0, 3);
      assertThat(came).isEqualTo(large);
    }
    assertThat(returned(call)).isEqualTo(new byte[] {7, 7, 7});
  }

  @Test
  void bouncer() throws IOException {
    Submission it = of("Bouncer");
    Remote listener = it.listener();
    Call call = it.call("serve", listener, 3, Duration.ofMillis(1500));
    assertThat(talk(listener.address(), "")).isEqualTo("3 PT1.5S");
    assertThat(returned(call)).isNull();
  }

  @Test
  void selectorEcho() throws IOException {
    Submission it = of("SelectorEcho");
    Remote listener = it.channelListener();
    Call call = it.call("serve", listener);
    assertThat(talk(listener.address(), "nio")).isEqualTo("nio");
    assertThat(returned(call)).isNull();
  }

  @Test
  void outbox() {
    Submission it = of("Outbox");
    Remote out = it.make("java.io.ByteArrayOutputStream");
    Remote outbox = it.construct(out, 3);
    assertThat(returned(outbox.call("offer", (Object) ABC))).isEqualTo(true);
    assertThat(returned(outbox.call("offer", (Object) "four".getBytes(UTF_8)))).isEqualTo(false);
    assertThat(returned(outbox.call("close", LIMIT))).isNull();
    assertThat(out.get("toByteArray")).isEqualTo("abcfour".getBytes(UTF_8));
  }

  @Test
  void connectAny() throws IOException {
    Submission it = of("ConnectAny");
    InetSocketAddress closed;
    try (ServerSocket peer = listener()) {
      closed = address(peer);
    }
    try (ServerSocket peer = listener()) {
      Remote socket =
          (Remote) returned(it.call("connectAny", List.of(closed, address(peer)), LIMIT));
      assertThat(socket.is("java.net.Socket")).isTrue();
      assertThat(socket.get("getPort")).isEqualTo(peer.getLocalPort());
    }
    Thrown none =
        it.call("connectAny", List.of(closed, closed), LIMIT)
            .within(LIMIT)
            .throwing("java.io.IOException", "m", "n");
    assertThat(none.suppressed()).hasSize(2).allMatch(t -> t.is("java.net.ConnectException"));
  }

  @Test
  void unixEcho() throws IOException {
    Submission it = of("UnixEcho");
    Path path = folder.resolve("echo.sock");
    Remote handle = (Remote) returned(it.call("serve", path));
    assertThat(handle.is("UnixEcho$Handle")).isTrue();
    assertThat(Files.readString(path)).isEqualTo("here");
    assertThat(returned(handle.call("close"))).isNull();
    assertThat(path).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FileServer", "MiniHttp"})
  void serveWithARoot(String type) throws IOException {
    Submission it = of(type);
    Remote listener = it.listener();
    Call call = it.call("serve", listener, folder);
    assertThat(talk(listener.address(), "")).isEqualTo(folder.getFileName().toString());
    assertThat(returned(call)).isNull();
  }

  @Test
  void downloader() {
    assertThat(returned(of("Downloader").call("download", some(1), "name", folder, 3)))
        .isEqualTo(folder.resolve("name3"));
  }

  @Test
  void dnsCodec() {
    Submission it = of("DnsCodec");
    assertThat(returned(it.call("query", 7, "a.b", 28))).isEqualTo("7a.b28".getBytes(UTF_8));
    Object records = returned(it.call("parse", ABC, 9));
    assertThat(records)
        .isEqualTo(
            List.of(it.fields("Rec", "name", "abc", "type", 9, "ttl", 1L << 40, "data", "data")));
    it.call("parse", new byte[0], 9).within(LIMIT).throwing("java.net.ProtocolException", "m", "n");
  }

  @Test
  void relay() throws IOException {
    Submission it = of("Relay");
    Remote listener = it.listener();
    Call call = it.call("serve", listener, some(4711));
    assertThat(talk(listener.address(), "")).isEqualTo("4711");
    assertThat(returned(call)).isNull();
  }

  @Test
  void drain() throws IOException {
    Submission it = of("Drain");
    Recorded handler = it.callback("Drain$Handler", new Answer.Hold(new Answer.Echo(0)));
    Remote listener = it.listener();
    Remote service = it.construct(listener, handler);
    Call run = service.call("run");
    try (Socket s = new Socket(listener.address().getAddress(), listener.port())) {
      s.getOutputStream().write("job\n".getBytes(UTF_8));
      assertThat(handler.calls(1, LIMIT)).containsExactly(List.of("job"));
      assertThat(run.isDone()).isFalse();
      handler.open();
      assertThat(s.getInputStream().readAllBytes()).isEqualTo("job".getBytes(UTF_8));
    }
    assertThat(returned(run)).isNull();
    assertThat(returned(service.call("shutdown", Duration.ZERO))).isEqualTo(true);
  }

  @Test
  void aCallbackThatThrows() throws IOException {
    Submission it = of("Drain");
    Recorded handler =
        it.callback("Drain$Handler", new Answer.Throw("java.io.EOFException", "on purpose"));
    Remote listener = it.listener();
    Call run = it.construct(listener, handler).call("run");
    talk(listener.address(), "job\n");
    Thrown thrown = run.within(LIMIT).throwing("java.io.EOFException", "m", "n");
    assertThat(thrown.message()).isEqualTo("on purpose");
  }

  @Test
  void tlsLine() {
    Submission it = of("TlsLine");
    Remote trust = it.remote(it.prepareStatic("java.security.KeyStore", "getInstance", "PKCS12"));
    trust.get("load", null, List.of('p', 'w'));
    assertThat(returned(it.call("fetchLine", some(443), "host", trust))).isEqualTo("host0");
  }

  @Test
  void discovery() throws IOException {
    String card =
        java.net.NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress()).getName();
    InetAddress group = InetAddress.getByName("239.1.2.3");
    Object found =
        returned(of("Discovery").call("discover", new Interface(card), group, 4446, LIMIT));
    assertThat(found).isEqualTo(Set.of("239.1.2.3", card));
  }

  // what a learner prints, and how many calls at once

  @Test
  void callsRunAtOnce() {
    Submission it = of("Heartbeat");
    Recorded gate = it.callback("java.util.function.Supplier", new Answer.Hold(new Answer.Give(1)));
    Call held = gate.object().call("get");
    for (int i = 0; i < 50; i++) {
      assertThat(it.datagrams().port()).isPositive();
    }
    assertThat(held.isDone()).isFalse();
    gate.open();
    assertThat(returned(held)).isEqualTo(1);
  }

  private Submission of(String type) {
    return Children.submission(guest, type, Shapes.source(type));
  }

  private static Object returned(Call call) {
    return call.within(LIMIT).returns("it did not return", "-");
  }

  private static ServerSocket listener() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static InetSocketAddress address(ServerSocket listener) {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  private static InetSocketAddress some(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Says something, half-closes, and gives what comes back. */
  private static String talk(InetSocketAddress address, String say) throws IOException {
    try (Socket s = new Socket(address.getAddress(), address.getPort())) {
      s.setSoTimeout(20_000);
      s.getOutputStream().write(say.getBytes(UTF_8));
      s.shutdownOutput();
      return new String(s.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static String ask(int port, String question) throws IOException {
    try (DatagramSocket asker = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      asker.setSoTimeout(20_000);
      send(asker, port, question);
      DatagramPacket packet = new DatagramPacket(new byte[200], 200);
      asker.receive(packet);
      return new String(packet.getData(), 0, packet.getLength(), UTF_8);
    }
  }

  private static void send(DatagramSocket from, int port, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    from.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
  }
}
