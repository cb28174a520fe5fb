package loopbook.judge.trial;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import loopbook.peer.Act;
import loopbook.peer.Caller;
import loopbook.peer.Event;
import loopbook.peer.Heard;
import loopbook.peer.Miss;

/**
 * Plays a script to a program that rightly hangs up on who is silent for too long. On a busy
 * machine the peer itself may be: that says nothing about the program, and it plays again.
 */
final class Punctual {
  private static final int TRIES = 5;
  private static final Set<Miss.Kind> CUT_OFF =
      EnumSet.of(Miss.Kind.ENDED, Miss.Kind.RESET, Miss.Kind.BROKEN);

  private Punctual() {}

  static Check play(Submission submission, Caller peer, Duration silence) {
    // what a peer sees of its own pauses is somewhat less than what the other side sees of them
    Duration most = silence.multipliedBy(2).dividedBy(3);
    for (int i = 1; i < TRIES; i++) {
      try (Act act = peer.start()) {
        List<Heard> heard = act.all();
        boolean good = heard.stream().allMatch(Heard::asScripted);
        if (good || heard.stream().noneMatch(h -> longestPause(h).compareTo(most) > 0)) {
          return submission.check(act);
        }
      }
    }
    return submission.play(peer);
  }

  /** Between two sends, before the first, or until it was hung up on. */
  private static Duration longestPause(Heard heard) {
    return heard.miss().filter(m -> CUT_OFF.contains(m.kind())).isPresent()
        ? heard.longestPause(
            Event.Kind.CONNECTED, Event.Kind.SENT, Event.Kind.END_OF_STREAM, Event.Kind.RESET)
        : heard.longestPause(Event.Kind.CONNECTED, Event.Kind.SENT);
  }
}
