package loopbook.judge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import loopbook.peer.Act;
import loopbook.peer.Content;
import loopbook.peer.Heard;
import loopbook.peer.Mail;
import loopbook.peer.Miss;
import loopbook.peer.Peer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DatagramsTest {
  private static final Duration SHORT = Duration.ofMillis(100);

  private static String words(Heard heard) {
    Miss miss = heard.miss().orElseThrow();
    return Datagrams.sent(heard).orElse("nothing")
        + " | "
        + Datagrams.expected(miss)
        + " | "
        + Datagrams.received(miss);
  }

  /** What a peer says that plays this against one that answers "yes" to one datagram. */
  private static String against(UnaryOperator<Mail> script) {
    try (Act other = Peer.mailbox().hear().answer(letter -> Content.text("yes")).start()) {
      Mail mail = Peer.mail(other.address()).within(SHORT).send("").send("well?");
      return words(script.apply(mail).play());
    }
  }

  @Test
  void whatCameIsSaid() {
    assertThat(against(mail -> mail.expect("")))
        .isEqualTo("an empty datagram, then \"well?\" | an empty datagram | \"yes\"");
  }

  @Test
  void anOptionalIsSaidByItsContent() {
    assertThat(Preview.of(Optional.empty())).isEqualTo("an empty Optional");
    assertThat(Preview.of(Optional.of(new byte[] {'a'}))).isEqualTo("an Optional of 1 byte \"a\"");
  }

  @Test
  void whatDidNotComeIsSaid() {
    assertThat(against(mail -> mail.expect("yes").send("again").expect("no")))
        .isEqualTo("\"well?\", then \"again\" | \"no\" | nothing until the limit");
    assertThat(words(Peer.mailbox().within(SHORT).hear().play()))
        .isEqualTo("nothing | a datagram | nothing until the limit");
  }
}
