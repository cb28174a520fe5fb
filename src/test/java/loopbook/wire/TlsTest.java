package loopbook.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import loopbook.text.Look;
import loopbook.wire.Event.Kind;
import loopbook.wire.view.HexView;
import loopbook.wire.view.JsonView;
import loopbook.wire.view.SequenceView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS over a socket: what the program says, and the records that go over the wire instead. */
@Timeout(60)
class TlsTest {
  @TempDir static Path folder;
  private static SSLContext context;

  @BeforeAll
  static void makeACertificate() throws Exception {
    context = Certificate.context(folder);
  }

  private static void serve(SSLServerSocket listener) throws Exception {
    try (listener;
        SSLSocket socket = (SSLSocket) listener.accept()) {
      byte[] got = socket.getInputStream().readNBytes(6);
      socket.getOutputStream().write(got);
      socket.getInputStream().read();
    }
  }

  private static void ask(Socket socket) throws Exception {
    try (socket) {
      socket.getOutputStream().write("secret".getBytes(UTF_8));
      assertThat(new String(socket.getInputStream().readNBytes(6), UTF_8)).isEqualTo("secret");
    }
  }

  private static List<Event> conversation(boolean layered) throws Exception {
    try (Play play = new Play()) {
      play.party(
          "server",
          () ->
              serve(
                  (SSLServerSocket)
                      context.getServerSocketFactory().createServerSocket(0, 1, Play.LOOPBACK)));
      int port = play.port("server");
      play.party(
          "client",
          () -> {
            var factory = context.getSocketFactory();
            if (layered) {
              Socket plain = new Socket(Play.LOOPBACK, port);
              ask(factory.createSocket(plain, "localhost", port, true));
            } else {
              ask(factory.createSocket(Play.LOOPBACK, port));
            }
          });
      return play.end();
    }
  }

  /** All bytes that one party sent over connections. */
  private static String sent(List<Event> events, String party) {
    StringBuilder all = new StringBuilder();
    events.stream()
        .filter(e -> e.kind() == Kind.SEND && e.party().equals(party))
        .forEach(
            e ->
                all.append(
                    new String(
                        e.data().payload().toArray(),
                        java.nio.charset.StandardCharsets.ISO_8859_1)));
    return all.toString();
  }

  /** One sees that what was said above and what went over the wire are one connection. */
  private static void isMarked(List<Event> events) {
    List<String> drawn =
        SequenceView.draw(events, List.of("server", "client"), Look.plain(110))
            .plain()
            .lines()
            .toList();
    assertThat(drawn)
        .anyMatch(line -> line.contains("writes 6 bytes \"secret\" to TLS"))
        .anyMatch(line -> line.matches(".*bytes, TLS handshake \"\\\\x16\\\\x03.*"))
        .anyMatch(line -> line.matches(".*bytes, TLS ciphertext \"\\\\x17\\\\x03.*"));
    assertThat(drawn.stream().filter(line -> line.matches(".*(sends|receives) \\d+ bytes \".*")))
        .isEmpty();
    String hex = HexView.draw(events, Look.plain(100)).plain();
    assertThat(hex)
        .containsPattern("client → server: [0-9,]+ bytes, .*, TLS\n")
        .contains("client → server: 6 bytes, plaintext above TLS\n")
        .contains("server → client: 6 bytes, plaintext above TLS\n")
        .contains("73 65 63 72 65 74", "secret");
    JsonArray all =
        JsonParser.parseString(JsonView.write(events, List.of(), "TLS"))
            .getAsJsonObject()
            .getAsJsonArray("events");
    List<String> layers = new ArrayList<>();
    all.forEach(
        each -> {
          JsonObject event = each.getAsJsonObject();
          String kind = event.get("kind").getAsString();
          String layer = event.has("layer") ? event.get("layer").getAsString() : "";
          layers.add(kind + " " + layer);
        });
    assertThat(layers)
        .contains("TLS_WRITE plaintext", "TLS_READ plaintext", "SEND TLS HANDSHAKE")
        .contains("SEND TLS CIPHERTEXT", "CONNECT ")
        .doesNotContain("SEND ", "RECEIVE ");
  }

  private static void isToldTwice(List<Event> events) {
    isMarked(events);
    // above: what the program said; below: one connection, and records that hide it
    assertThat(
            WireFence.parse(
                    """
                    ...
                    client connects to server
                    ...
                    client writes 6 bytes "secret" to TLS
                    ...
                    server reads 6 bytes "secret" from TLS
                    ...
                    server writes 6 bytes "secret" to TLS
                    ...
                    client reads 6 bytes "secret" from TLS
                    ...
                    """)
                .match(events))
        .isEmpty();
    assertThat(WireFence.parse("server accepts client").count(events)).isEqualTo(1);
    assertThat(WireFence.parse("client closes").count(events)).isEqualTo(1);
    assertThat(events.stream().filter(e -> e.connection() != 0).map(Event::connection).distinct())
        .hasSize(1);
    assertThat(sent(events, "client")).startsWith("\u0016\u0003").doesNotContain("secret");
    assertThat(sent(events, "server")).startsWith("\u0016\u0003").doesNotContain("secret");
    String fence = WireFence.write(events);
    assertThat(WireFence.parse(fence).match(events)).as(fence).isEmpty();
  }

  @Test
  void tlsSockets() throws Exception {
    isToldTwice(conversation(false));
  }

  @Test
  void tlsOverASocketThatIsConnectedAlready() throws Exception {
    isToldTwice(conversation(true));
  }
}
