package loopbook.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import loopbook.weave.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class WireFenceTest {
  private static final String ECHO =
      """
      server listens
      client connects to server
      server accepts client
      client -> server 6 bytes "hello\\n"
      server -> client 6 bytes "hello\\n"
      client closes
      server reads end of stream
      server closes, server closes its listener
      """;

  private static List<Event> echo() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    Script.End client = script.connect("client", 2, listener);
    Script.End server = script.accept(listener, client, 1);
    script.send(client, "hello\n");
    script.receive(server, "hello\n");
    script.send(server, "hello\n");
    script.receive(client, "hello\n");
    script.close(client);
    script.endOfStream(server);
    script.close(server);
    script.close(listener);
    return script.events();
  }

  private static void accepts(String fence, List<Event> events) {
    assertThat(WireFence.parse(fence).match(events)).isEmpty();
  }

  private static Mismatch rejects(String fence, List<Event> events) {
    return WireFence.parse(fence)
        .match(events)
        .orElseThrow(() -> new AssertionError("accepted:\n" + fence));
  }

  @Test
  void whatHappenedIsAccepted() {
    accepts(ECHO, echo());
    accepts(ECHO.replace("client -> server 6 bytes", "client  ->  server  6 bytes"), echo());
    accepts(ECHO.replace(" \"hello\\n\"", ""), echo());
    accepts(ECHO.replace("\"hello\\n\"", "\"hel...\""), echo());
    accepts(ECHO.replace("6 bytes \"hello\\n\"", "some bytes"), echo());
    accepts(ECHO.replace("server listens\n", ""), echo());
    accepts(ECHO.replace("listens", "listens, backlog 5"), echo());
    accepts("...", echo());
    accepts("...\nclient closes\n...", echo());
    accepts(WireFence.write(echo()), echo());
  }

  @Test
  void aReceiveMayBeStatedApartFromItsSend() {
    accepts(
        ECHO.replace(
            "client -> server 6 bytes \"hello\\n\"",
            "client sends 6 bytes \"hello\\n\", server receives 6 bytes \"hello\\n\""),
        echo());
  }

  @Test
  void partiesMayChangePlacesAsFarAsTheNetworkAllows() {
    // the client may have sent before the server accepted
    accepts(
        """
        client connects to server
        client sends 6 bytes
        server accepts client
        server receives 6 bytes
        server -> client 6 bytes
        client closes
        server reads end of stream
        server closes
        server closes its listener
        """,
        echo());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // missing
        "client connects to server|",
        "server reads end of stream|",
        "server closes, server closes its listener|server closes",
        // extra
        "client closes|client closes, client closes",
        "client closes|client half-closes, client closes",
        // other bytes, other numbers
        "client -> server 6 bytes \"hello\\n\"|client -> server 6 bytes \"hullo\\n\"",
        "client -> server 6 bytes \"hello\\n\"|client -> server 5 bytes",
        "client -> server 6 bytes \"hello\\n\"|client -> server 6 bytes \"jel...\"",
        "server reads end of stream|server reads end of stream, 2 times",
        "client -> server 6 bytes \"hello\\n\"|client sends 6 bytes in 2 or more sends, server receives 6 bytes",
        // other parties
        "client connects to server|client connects to client",
        "server accepts client|server accepts somebody",
        "client -> server 6|server -> client 6",
        // what did not happen
        "client closes|client resets",
        "server reads end of stream|server read fails: SocketException \"Connection reset\"",
        "server reads end of stream|server read times out",
        "client closes|client closes, client is stopped",
        "client closes|client leaves a connection open",
        // order within a party
        "server closes, server closes its listener|server closes its listener, server closes",
        "server accepts client|",
        // order that no network allows
        "client connects to server\nserver accepts client|server accepts client, client connects to server",
        "client closes\nserver reads end of stream|server reads end of stream, client closes",
        "client -> server 6 bytes \"hello\\n\"|server receives 6 bytes, client sends 6 bytes",
      })
  void aWrongFenceIsRejected(String change) {
    String[] parts = change.split("\\|", -1);
    String wrong = ECHO.replace(parts[0], parts[1]);
    assertThat(wrong).isNotEqualTo(ECHO);
    rejects(wrong, echo());
  }

  @Test
  void aMismatchNamesTheLineAndWhatHappenedInstead() {
    Mismatch mismatch = rejects(ECHO.replace("client closes\n", "client resets\n"), echo());
    assertThat(mismatch.line()).isEqualTo(6);
    assertThat(mismatch.expected()).isEqualTo("client resets");
    assertThat(mismatch.happened()).isEqualTo("client closes");
    assertThat(mismatch.actual()).isEqualTo(WireFence.write(echo()));
  }

  @Test
  void whatWasNotStatedIsNamed() {
    Mismatch mismatch =
        rejects(ECHO.replace("server closes, server closes its listener", "server closes"), echo());
    assertThat(mismatch.line()).isZero();
    assertThat(mismatch.happened()).isEqualTo("server closes its listener");
  }

  @Test
  void sendsThatArriveInOneReceive() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    Script.End client = script.connect("client", 2, listener);
    Script.End server = script.accept(listener, client, 1);
    script.send(client, "one");
    script.send(client, "two");
    script.send(client, "three");
    script.receive(server, "onetwothree");
    String begin = "client connects to server, server accepts client\n";
    List<Event> events = script.events();
    String end = "";
    accepts(
        begin
            + "client sends 11 bytes \"onetwothree\" in 3 sends\nserver receives 11 bytes \"onetwothree\""
            + end,
        events);
    accepts(
        begin
            + "client sends 11 bytes in any number of sends\nserver receives 11 bytes in any number of receives",
        events);
    accepts(begin + "client sends 11 bytes in 2 or more sends\nserver receives some bytes", events);
    accepts(
        begin
            + "client sends 3 bytes, 2 times\nclient sends 5 bytes\nserver receives 11 bytes \"onetwothr...\"",
        events);
    rejects(begin + "client sends 11 bytes in 2 sends\nserver receives 11 bytes", events);
    rejects(
        begin + "client sends 11 bytes \"onetwofours\" in 3 sends\nserver receives 11 bytes",
        events);
    rejects(
        begin + "client sends 11 bytes in 3 sends\nserver receives 11 bytes in 2 or more receives",
        events);
    rejects(begin + "client -> server 11 bytes", events);
    rejects(begin + "client sends 3 bytes, 3 times\nserver receives 11 bytes", events);
    // a receive that got bytes of the third send cannot come before it
    rejects(
        begin + "client sends 6 bytes in 2 sends, server receives 11 bytes, client sends 5 bytes",
        events);
  }

  @Test
  void namedConnectionsAreToldApart() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    Script.End one = script.connect("callers", 2, listener);
    Script.End two = script.connect("callers", 2, listener);
    Script.End a = script.accept(listener, one, 1);
    Script.End b = script.accept(listener, two, 1);
    script.close(b);
    script.close(a);
    List<Event> events = script.events();
    String begin =
        """
        callers connects to server [a]
        callers connects to server [b]
        server accepts callers [a]
        server accepts callers [b]
        """;
    accepts(begin + "server closes [b], server closes [a]", events);
    accepts(begin.replaceAll(" \\[.]", "") + "server closes, 2 times", events);
    rejects(begin + "server closes [a], server closes [b]", events);
    rejects(begin + "server closes [b], server closes [b]", events);
    accepts(WireFence.write(events), events);
    assertThat(WireFence.write(events)).contains("server closes [b]\nserver closes [a]");
  }

  @Test
  void severalThreadsKeepTheirOwnOrderOnly() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    Script.End one = script.connect("client", 2, listener);
    Script.End two = script.connect("client", 3, listener);
    Script.End a = script.accept(listener, one, 4);
    Script.End b = script.accept(listener, two, 5);
    script.send(one, "x");
    script.send(two, "y");
    script.receive(b, "y");
    script.receive(a, "x");
    script.close(a);
    script.close(b);
    List<Event> events = script.events();
    String begin =
        "client connects to server, 1 times\nclient connects to server\nserver accepts client\nserver accepts client\n";
    accepts(
        begin
            + "client -> server 1 byte \"x\"\nclient -> server 1 byte \"y\"\nserver closes\nserver closes",
        events);
    accepts(
        begin
            + "client -> server 1 byte \"y\"\nserver closes\nclient -> server 1 byte \"x\"\nserver closes",
        events);
    rejects(
        begin
            + "client -> server 1 byte \"x\"\nserver closes\nserver closes\nclient -> server 1 byte \"y\"",
        events);
    rejects(
        begin
            + "client -> server 1 byte \"x\"\nclient -> server 1 byte \"x\"\nserver closes\nserver closes",
        events);
  }

  @Test
  void repetitionsCount() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    Script.End client = script.connect("client", 2, listener);
    Script.End server = script.accept(listener, client, 1);
    script.close(client);
    for (int i = 0; i < 3_000; i++) {
      script.endOfStream(server);
    }
    script.recording.stopped("server");
    List<Event> events = script.events();
    String begin = "client connects, server accepts, client closes\n";
    String end = "\nserver is stopped";
    accepts(begin + "server reads end of stream, 1000 times or more" + end, events);
    accepts(begin + "server reads end of stream, 3000 times" + end, events);
    accepts(begin + "server reads end of stream, any number of times" + end, events);
    accepts(
        begin + "server reads end of stream, 1000 times or more\nserver reads end of stream" + end,
        events);
    rejects(begin + "server reads end of stream, 3001 times or more" + end, events);
    rejects(begin + "server reads end of stream, 2999 times" + end, events);
    rejects(begin + "server reads end of stream" + end, events);
    assertThat(WireFence.parse("server reads end of stream").count(events)).isEqualTo(3_000);
    assertThat(WireFence.parse("client reads end of stream").count(events)).isZero();
  }

  @Test
  void thousandsOfEventsAreComparedAtOnce() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    Script.End client = script.connect("client", 2, listener);
    Script.End server = script.accept(listener, client, 1);
    for (int i = 0; i < 1_000; i++) {
      script.send(client, "ping");
      script.receive(server, "ping");
      script.send(server, "pong");
      script.receive(client, "pong");
    }
    List<Event> events = script.events();
    String fence = WireFence.write(events);
    long start = System.nanoTime();
    accepts(fence, events);
    accepts("...\nserver -> client 4 bytes \"pong\"\n...", events);
    rejects(fence.replaceFirst("(?s)pong(?!.*pong)", "pang"), events);
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(5_000);
  }

  @Test
  void failuresAreComparedAsFarAsTheyAreStated() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    Script.End client = script.connect("client", 2, listener);
    script.fail(client, Operation.READ, "java.net.SocketException", "Connection reset");
    List<Event> events = script.events();
    accepts("client connects, client read fails", events);
    accepts("client connects, client read fails: SocketException", events);
    accepts("client connects, client read fails: SocketException \"Connection reset\"", events);
    rejects("client connects, client read fails: IOException", events);
    rejects("client connects, client read fails: SocketException \"Broken pipe\"", events);
    rejects("client connects, client write fails", events);
    rejects("client connects, client read times out", events);
  }

  @Test
  void aHostileFenceEndsInTime() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    for (int i = 0; i < 40; i++) {
      Script.End client = script.connect("client", 100 + i, listener);
      script.send(client, "x" + i % 3);
      script.close(client);
    }
    List<Event> events = script.events();
    long start = System.nanoTime();
    rejects(
        "...\nclient sends 2 bytes \"x1\", any number of times\n".repeat(30) + "client resets\n",
        events);
    rejects(
        "client connects\n".repeat(40)
            + "client sends some bytes\n".repeat(40)
            + "client closes\n".repeat(39)
            + "client resets",
        events);
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(15_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client dances",
        "connects",
        "3 times",
        "client sends bytes",
        "client -> server 5 bytes \"hello\\n\"",
        "client -> server 6 bytes \"\\q\"",
        "client sends 99999999999999999999 bytes",
        "server stopped at the limit"
      })
  void whatIsNoEventIsRefusedWithItsLine(String line) {
    assertThatThrownBy(() -> WireFence.parse("server listens\n" + line))
        .isInstanceOfSatisfying(FenceException.class, e -> assertThat(e.line()).isEqualTo(2));
  }

  @Test
  void bytesAreWrittenSoThatTheyCanBeRead() {
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    String text = Preview.write(Payload.of(all), 256, 1_000);
    assertThat(text).isPrintable();
    assertThat(Preview.parse(1, text.substring(1, text.length() - 1)).bytes()).isEqualTo(all);
    assertThat(Preview.write(Payload.of("a...".getBytes()), 4, 48)).isEqualTo("\"a..\\x2e\"");
  }
}
