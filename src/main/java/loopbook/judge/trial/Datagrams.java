package loopbook.judge.trial;

import java.util.List;
import java.util.Optional;
import loopbook.peer.Heard;
import loopbook.peer.Kept;
import loopbook.peer.Letter;
import loopbook.peer.Miss;

/** What a datagram peer sent, expected and received, in words. */
final class Datagrams {
  private static final int SHOWN = 40;

  private Datagrams() {}

  /** The latest two datagrams that the peer sent. */
  static Optional<String> sent(Heard heard) {
    List<Letter> all = heard.letters().stream().filter(Letter::sent).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    String last = shown(all.get(all.size() - 1).content());
    return Optional.of(
        all.size() == 1 ? last : shown(all.get(all.size() - 2).content()) + ", then " + last);
  }

  static String expected(Miss miss) {
    return switch (miss.kind()) {
      case NOBODY_WROTE -> "a datagram";
      case EXTRA_DATAGRAM -> "nothing more";
      case FROM_ELSEWHERE -> "an answer from the address that was written to";
      default -> shown(miss.expected());
    };
  }

  static String received(Miss miss) {
    return switch (miss.kind()) {
      case NO_DATAGRAM, NOBODY_WROTE -> "nothing until the limit";
      case FROM_ELSEWHERE -> shown(miss.received()) + " from another address";
      default -> shown(miss.received());
    };
  }

  private static String shown(Kept content) {
    return content.isEmpty() ? "an empty datagram" : content.quoted(SHOWN);
  }
}
