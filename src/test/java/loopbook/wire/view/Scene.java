package loopbook.wire.view;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import loopbook.text.Look;
import loopbook.text.Text;
import loopbook.weave.Operation;
import loopbook.wire.CodeLine;
import loopbook.wire.Compared;
import loopbook.wire.Payload;
import loopbook.wire.Script;
import loopbook.wire.TcpRow;
import loopbook.wire.TcpRow.State;
import loopbook.wire.UdpRow;

/**
 * Runs as a lesson or a learner makes them, from recorded events, each with what it is drawn by.
 */
enum Scene {
  ONE_SEND_SEVERAL_RECEIVES,
  THREE_PARTIES,
  DATAGRAMS,
  TLS,
  FOLDED,
  FAILURES,
  HEX,
  HEX_TLS,
  HEX_DIFFERENCE,
  STATES,
  TIMELINE;

  Text draw(Look look) {
    return switch (this) {
      case ONE_SEND_SEVERAL_RECEIVES -> sequence(oneSendSeveralReceives(), look);
      case THREE_PARTIES -> sequence(threeParties(), look);
      case DATAGRAMS -> sequence(datagrams(), look);
      case TLS -> sequence(tls(), look);
      case FOLDED -> sequence(folded(), look);
      case FAILURES -> sequence(failures(), look);
      case HEX -> HexView.draw(oneSendSeveralReceives().events(), look);
      case HEX_TLS -> HexView.draw(tls().events(), look);
      case HEX_DIFFERENCE -> HexView.draw(List.of(), List.of(difference()), look);
      case STATES -> states(look);
      case TIMELINE -> timeline(look);
    };
  }

  private static Text sequence(Script script, Look look) {
    return SequenceView.draw(script.events(), look);
  }

  private static Script oneSendSeveralReceives() {
    Script script = new Script();
    Script.Pair both = script.connected();
    script.send(both.client(), "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    script.receive(both.server(), "GET / H");
    script.receive(both.server(), "TTP/1.1\r\nHost: ");
    script.receive(both.server(), "localhost\r\n\r\n");
    script.send(both.server(), "HTTP/1.1 200 OK\r\n\r\n");
    script.send(both.server(), utf8("好\u001b[2J\n"));
    script.receive(both.client(), utf8("HTTP/1.1 200 OK\r\n\r\n好\u001b[2J\n"));
    script.close(both.server());
    script.endOfStream(both.client());
    script.close(both.client());
    script.recording.finish();
    return script;
  }

  private static Script threeParties() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    Script.End first = script.connect("caller-1", 2, listener);
    Script.End second = script.connect("caller-2", 3, listener);
    script.moment("both dialled");
    Script.End one = script.accept(listener, first, 1);
    script.send(second, "are you there?\n");
    script.send(first, "hello\n");
    script.receive(one, "hello\n");
    script.each(250_000_000, new CodeLine("", "server", 12));
    script.send(one, "HELLO\n");
    script.each(1, null);
    script.receive(first, "HELLO\n");
    script.close(first);
    script.endOfStream(one);
    script.close(one);
    Script.End two = script.accept(listener, second, 1);
    script.receive(two, "are you there?\n");
    script.send(two, "ARE YOU THERE?\n");
    script.receive(second, "ARE YOU THERE?\n");
    script.close(two);
    script.endOfStream(second);
    script.close(second);
    script.close(listener);
    script.recording.finish();
    return script;
  }

  private static Script datagrams() {
    Script script = new Script();
    Script.End receiver = script.bind("receiver", 1);
    Script.End sender = script.bind("sender", 2);
    Script.End nobody = script.unbound("nobody", 3);
    script.mail(sender, receiver, "sixteen bytes!!!");
    script.collect(receiver, sender, "sixteen bytes!!!", 10);
    script.mail(sender, receiver, "");
    script.collect(receiver, sender, "");
    script.mail(sender, receiver, "lost on the way");
    script.mail(sender, nobody, "is anybody there?");
    script.fail(sender, Operation.RECEIVE, "java.net.PortUnreachableException", null);
    script.fail(
        receiver, Operation.RECEIVE, "java.net.SocketTimeoutException", "Receive timed out");
    script.close(sender);
    script.recording.finish();
    return script;
  }

  private static Script tls() {
    Script script = new Script();
    Script.Pair both = script.connected();
    exchange(script, both.client(), both.server(), record(22, 40));
    exchange(script, both.server(), both.client(), record(22, 30));
    exchange(script, both.client(), both.server(), record(20, 1) + record(23, 20));
    script.tls(both.client(), Operation.TLS_WRITE, "secret");
    exchange(script, both.client(), both.server(), record(23, 23));
    script.tls(both.server(), Operation.TLS_READ, "secret");
    exchange(script, both.server(), both.client(), record(21, 2));
    script.close(both.server());
    script.endOfStream(both.client());
    script.close(both.client());
    script.recording.finish();
    return script;
  }

  private static void exchange(Script script, Script.End from, Script.End to, String bytes) {
    script.send(from, bytes);
    script.receive(to, bytes);
  }

  /** A TLS record with bytes that are none a reader could take for text. */
  private static String record(int type, int size) {
    StringBuilder all = new StringBuilder();
    all.append((char) type).append("\u0003\u0003\0").append((char) size);
    for (int i = 0; i < size; i++) {
      all.append((char) ((i * 167 + 131) % 256));
    }
    return all.toString();
  }

  private static Script folded() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    Script.End client = script.connect("client", 2, listener);
    Script.End server = script.accept(listener, client, 1);
    for (int i = 0; i < 1_000; i++) {
      exchange(script, client, server, "ping");
      exchange(script, server, client, "pong");
    }
    for (int i = 0; i < 384; i++) {
      script.send(client, "a text that is far too long for an arrow of forty columns");
    }
    script.close(client);
    for (int i = 0; i < 12; i++) {
      Script.End caller = script.connect("client", 2, listener);
      Script.End accepted = script.accept(listener, caller, 1);
      exchange(script, caller, accepted, "hello\n");
      script.close(caller);
      script.endOfStream(accepted);
      script.close(accepted);
    }
    script.recording.finish();
    return script;
  }

  private static Script failures() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    Script.End client = script.connect("client", 2, listener);
    Script.End server = script.accept(listener, client, 1);
    Script.End late = script.connect("latecomer", 3, listener);
    script.fail(
        script.unbound("latecomer", 3),
        Operation.BIND,
        "java.net.BindException",
        "Address already in use");
    script.send(client, "half a line");
    script.fail(client, Operation.READ, "java.net.SocketTimeoutException", "Read timed out");
    script.reset(client);
    script.fail(server, Operation.READ, "java.net.SocketException", "Connection reset");
    script.fail(server, Operation.WRITE, "java.net.SocketException", "Broken pipe");
    script.fail(
        listener,
        Operation.ACCEPT,
        "java.io.IOException",
        "a \"very\" \u001b[2J long\r\nmessage that goes on and on and on");
    script.fail(late, Operation.READ, "java.net.SocketException", "Socket closed");
    script.recording.stopped("latecomer");
    script.recording.finish();
    return script;
  }

  private static Compared difference() {
    String expected = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello";
    String received = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: Close\r\n\r\nhel";
    return new Compared(
        "DRIP", bytes(expected), expected.length(), bytes(received), received.length());
  }

  private static Text states(Look look) {
    List<TcpRow> dialled =
        List.of(
            row("server", "", 7000, 0, State.LISTEN, 2, 0, 0),
            row("client", "server", 40001, 7000, State.ESTABLISHED, 0, 0, 0),
            row("server", "client", 7000, 40001, State.ESTABLISHED, 6, 0, 0),
            row("latecomer", "server", 40002, 7000, State.SYN_SENT, 0, 1, 1));
    List<TcpRow> hungUp =
        List.of(
            row("client", "server", 40001, 7000, State.FIN_WAIT2, 0, 0, 2),
            row("server", "client", 7000, 40001, State.CLOSE_WAIT, 7, 0, 0),
            row("server", "latecomer", 7000, 40002, State.ESTABLISHED, 0, 2_500_000, 4),
            row("latecomer", "server", 40002, 7000, State.ESTABLISHED, 6_000_000, 0, 0));
    List<TcpRow> over = List.of(row("client", "server", 40001, 7000, State.TIME_WAIT, 0, 0, 3));
    Map<String, List<UdpRow>> datagrams =
        Map.of("over", List.of(new UdpRow("receiver", at(9000), at(0), 2304, 0, 95)));
    Map<String, List<TcpRow>> tables = new TreeMap<>(Map.of("dialled", dialled, "over", over));
    tables.put("hung up", hungUp);
    return StatesView.draw(
        tables, datagrams, List.of(), List.of("dialled", "hung up", "over"), List.of(), look);
  }

  private static Text timeline(Look look) {
    Script script = new Script();
    Script.Pair both = script.connected();
    exchange(script, both.client(), both.server(), "what is the time?\n");
    script.halfClose(both.client());
    script.endOfStream(both.server());
    exchange(script, both.server(), both.client(), "noon\n");
    script.close(both.server());
    script.endOfStream(both.client());
    script.close(both.client());
    return TimelineView.draw(script.events(), Map.of(), List.of(), Optional.empty(), look);
  }

  private static TcpRow row(
      String owner,
      String peer,
      int port,
      int remote,
      State state,
      long unread,
      long unacknowledged,
      int timer) {
    return new TcpRow(owner, peer, at(port), at(remote), state, unread, unacknowledged, timer, 0);
  }

  private static InetSocketAddress at(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static Payload bytes(String text) {
    return Payload.of(text.getBytes(ISO_8859_1));
  }

  /** Each byte as a character, as a script has it. */
  private static String utf8(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }
}
