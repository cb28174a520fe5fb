package loopbook.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every datagram peer passes a good program and catches its mutant. */
@Timeout(30)
class MailTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  private DatagramSocket socket;

  @BeforeEach
  void open() throws IOException {
    socket = new DatagramSocket(0, Loopback.V4);
  }

  @AfterEach
  void close() {
    socket.close();
  }

  private interface Handler {
    void handle(DatagramPacket packet) throws IOException;
  }

  /** A server for a test; closing the socket ends it. */
  private InetSocketAddress served(Handler handler) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
                  socket.receive(packet);
                  handler.handle(packet);
                }
              } catch (IOException closed) {
                // the test is over
              }
            });
    thread.setDaemon(true);
    thread.start();
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  private void upper(DatagramPacket packet) throws IOException {
    reply(packet, text(packet).toUpperCase(Locale.ROOT));
  }

  private void reply(DatagramPacket packet, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
  }

  private static String text(DatagramPacket packet) {
    return new String(packet.getData(), 0, packet.getLength(), UTF_8);
  }

  private DatagramPacket ask(InetSocketAddress to, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    socket.send(new DatagramPacket(bytes, bytes.length, to));
    return receive();
  }

  private DatagramPacket receive() throws IOException {
    socket.setSoTimeout(10_000);
    DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
    socket.receive(packet);
    return packet;
  }

  @Test
  void eachContentIsADatagram() {
    Heard heard =
        Peer.mail(served(this::upper))
            .named("LONG, SHORT")
            .send("long")
            .expect("LONG")
            .send("")
            .expect("")
            .send("x")
            .send("y")
            .expect("X")
            .expect("Y")
            .thenNothing()
            .play();
    assertThat(heard.miss()).isEmpty();
    assertThat(heard.peer()).isEqualTo("LONG, SHORT");
    assertThat(heard.text()).isEqualTo("LONGXY");
    assertThat(heard.letters()).hasSize(8);
    assertThat(heard.letters().get(1).sent()).isFalse();
    assertThat(heard.letters().get(1).content().text()).isEqualTo("LONG");
    assertThat(heard.letters().get(2).content().isEmpty()).isTrue();
  }

  @Test
  void theLargestDatagramTravelsAndNoneIsLarger() {
    Content most = Content.repeat("A", Mail.MOST);
    Heard heard = Peer.mail(served(this::upper)).send(most).expect(most).play();
    assertThat(heard.miss()).isEmpty();
    Mail mail = Peer.mailbox();
    assertThatThrownBy(() -> mail.send(Content.repeat("A", Mail.MOST + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anotherDatagramIsFoundAndShown() {
    Miss miss =
        Peer.mail(served(p -> reply(p, "HIng")))
            .send("hi")
            .expect("HI")
            .play()
            .miss()
            .orElseThrow();
    assertThat(miss.kind()).isEqualTo(Miss.Kind.OTHER_DATAGRAM);
    assertThat(miss.expected().text()).isEqualTo("HI");
    assertThat(miss.received().text()).isEqualTo("HIng");
    assertThat(miss.difference().orElseThrow()).isEqualTo(new Difference(2, -1, 'n'));
  }

  @Test
  void silenceIsFoundAtTheLimit() {
    Mail waiting = Peer.mail(served(p -> {})).within(SHORT).send("hi");
    Miss miss = waiting.expect("").play().miss().orElseThrow();
    assertThat(miss.kind()).isEqualTo(Miss.Kind.NO_DATAGRAM);
    assertThat(miss.waited()).isGreaterThanOrEqualTo(SHORT);
    assertThat(waiting.hear().play().miss().orElseThrow().kind()).isEqualTo(Miss.Kind.NOBODY_WROTE);
  }

  @Test
  void anAnswerFromAnotherPortIsFound() {
    InetSocketAddress address =
        served(
            packet -> {
              try (DatagramSocket other = new DatagramSocket(0, Loopback.V4)) {
                packet.setData(new byte[] {'H', 'I'});
                other.send(packet);
              }
            });
    Miss miss = Peer.mail(address).send("hi").expect("HI").play().miss().orElseThrow();
    assertThat(miss.kind()).isEqualTo(Miss.Kind.FROM_ELSEWHERE);
    assertThat(miss.received().text()).isEqualTo("HI");
  }

  @Test
  void oneTooManyIsFound() {
    Moment answered = Moment.named("answered");
    InetSocketAddress address =
        served(
            packet -> {
              upper(packet);
              upper(packet);
              answered.reach();
            });
    Miss miss =
        Peer.mail(address)
            .send("hi")
            .expect("HI")
            .await(answered)
            .thenNothing()
            .play()
            .miss()
            .orElseThrow();
    assertThat(miss.kind()).isEqualTo(Miss.Kind.EXTRA_DATAGRAM);
    assertThat(miss.received().text()).isEqualTo("HI");
  }

  @Test
  void aCrowdGetsItsOwn() {
    InetSocketAddress address = served(this::upper);
    try (Act act =
        Peer.mail(address)
            .crowd(20)
            .sendAs(self -> "i am " + self.local().getPort())
            .expectAs(self -> "I AM " + self.local().getPort())
            .start()) {
      assertThat(act.all()).hasSize(20).allMatch(Heard::asScripted);
      assertThat(act.all().stream().map(Heard::local).distinct()).hasSize(20);
    }
  }

  @Test
  void whoInsistsIsAnsweredAfterAFlood() {
    InetSocketAddress address = served(this::upper);
    assertThat(Peer.mail(address).flood(Content.repeat("x", 1000), 500).play().miss()).isEmpty();
    assertThat(Peer.mail(address).insist("hi", "HI", Duration.ofMillis(50)).play().miss())
        .isEmpty();
  }

  @Test
  void whoInsistsWritesAgainUntilAnswered() {
    int[] dropped = {0};
    InetSocketAddress address =
        served(
            packet -> {
              if (dropped[0]++ >= 2) {
                upper(packet);
              }
            });
    Heard heard = Peer.mail(address).insist("hi", "HI", Duration.ofMillis(20)).play();
    assertThat(heard.miss()).isEmpty();
    assertThat(heard.letters().stream().filter(Letter::sent).count()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void aMailboxAnswersWhoWroteLast() throws IOException {
    try (Act act =
        Peer.mailbox()
            .hear()
            .expect("second")
            .answer(letter -> Content.join(Content.text("to "), Content.bytes(letter.bytes())))
            .start()) {
      socket.send(new DatagramPacket(new byte[0], 0, act.address()));
      assertThat(text(ask(act.address(), "second"))).isEqualTo("to second");
      assertThat(act.heard().remote()).isEqualTo(socket.getLocalSocketAddress());
    }
  }

  @Test
  void aStrangerAnswersFromAnotherPort() throws IOException {
    try (Act act =
        Peer.mailbox()
            .expect("who?")
            .strangerAnswers(letter -> Content.text("not me"))
            .answer(letter -> Content.text("me"))
            .start()) {
      DatagramPacket first = ask(act.address(), "who?");
      assertThat(text(first)).isEqualTo("not me");
      assertThat(first.getSocketAddress()).isNotEqualTo(act.address());
      DatagramPacket second = receive();
      assertThat(text(second)).isEqualTo("me");
      assertThat(second.getSocketAddress()).isEqualTo(act.address());
    }
  }

  @Test
  void aStrangerGoesOnUntilTheMoment() throws IOException {
    Moment enough = Moment.named("enough");
    try (Act act =
        Peer.mailbox()
            .hear()
            .strangerFloods(l -> Content.bytes(l.bytes()), Duration.ofMillis(5), enough)
            .start()) {
      assertThat(text(ask(act.address(), "a"))).isEqualTo("a");
      assertThat(text(receive())).isEqualTo("a");
      socket.send(new DatagramPacket(new byte[] {'b'}, 1, act.address()));
      String next = "a";
      while (next.equals("a")) {
        next = text(receive());
      }
      assertThat(next).isEqualTo("b");
      assertThat(act.isDone()).isFalse();
      enough.reach();
      assertThat(act.heard().asScripted()).isTrue();
    }
  }

  @Test
  void aMailboxAnswersOnAndOnUntilTheMoment() throws IOException {
    Moment enough = Moment.named("enough");
    try (Act act =
        Peer.mailbox()
            .hear()
            .answerOnAndOn(l -> Content.text("again"), Duration.ofMillis(5), enough)
            .start()) {
      DatagramPacket first = ask(act.address(), "a");
      assertThat(first.getSocketAddress()).isEqualTo(act.address());
      assertThat(text(receive())).isEqualTo("again");
      enough.reach();
      assertThat(act.heard().asScripted()).isTrue();
    }
  }

  @Test
  void whoVanishedRefuses() throws IOException {
    try (Act act = Peer.mailbox().vanish().start()) {
      assertThat(act.heard().asScripted()).isTrue();
      socket.connect(act.address());
      assertThatThrownBy(() -> ask(act.address(), "anybody?"))
          .isInstanceOf(PortUnreachableException.class);
      assertThatThrownBy(() -> new DatagramSocket(act.address()).close())
          .isInstanceOf(java.net.BindException.class);
    }
  }

  @Test
  void contentsAreKeptAsTheyCame() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    InetSocketAddress address =
        served(
            packet ->
                socket.send(
                    new DatagramPacket(
                        Arrays.copyOf(packet.getData(), packet.getLength()),
                        packet.getLength(),
                        packet.getSocketAddress())));
    Heard heard = Peer.mail(address).send(Content.bytes(bytes)).hear().play();
    List<Letter> letters = heard.letters();
    assertThat(letters).hasSize(2);
    assertThat(letters.get(1).bytes()).isEqualTo(bytes);
  }
}
