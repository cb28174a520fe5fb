package loopbook.judge.trial;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loopbook.judge.call.Waiting;
import loopbook.peer.Heard;
import loopbook.peer.Miss;

/**
 * Ends a test if a peer's script was left. The sentences come first, the general one last; what was
 * sent, expected and received, and the first byte that differs, are added to them.
 *
 * <pre>{@code
 * submission.play(peer)
 *     .when("Your answer came too late.", "Write before you read on.", Miss.Kind.TOO_LATE)
 *     .otherwise("The echo is not what was sent.", "Write only the n bytes that read returned.");
 * }</pre>
 */
public final class Check {
  private static final Set<Miss.Kind> LATE =
      EnumSet.of(
          Miss.Kind.TOO_LATE,
          Miss.Kind.STILL_OPEN,
          Miss.Kind.NO_CALLER,
          Miss.Kind.NOT_TAKEN,
          Miss.Kind.NO_DATAGRAM,
          Miss.Kind.NOBODY_WROTE);

  private static final Set<Miss.Kind> HUNG_UP = EnumSet.of(Miss.Kind.ENDED, Miss.Kind.RESET);

  private final Submission submission;
  private final List<Heard> heard;
  private final Optional<Heard> missed;
  private final Symptoms symptoms;

  /**
   * Looks at the program while it still is as the peers have seen it.
   *
   * @param called where the peers called, or were called
   */
  Check(Submission submission, List<Heard> heard, Optional<InetSocketAddress> called) {
    this.submission = submission;
    this.heard = List.copyOf(heard);
    this.missed = heard.stream().filter(h -> !h.asScripted()).findFirst();
    missed.flatMap(Heard::miss).ifPresent(this::witness);
    this.symptoms = missed.map(one -> symptoms(one, called)).orElse(Symptoms.NONE);
  }

  private Symptoms symptoms(Heard missed, Optional<InetSocketAddress> called) {
    Miss.Kind kind = missed.miss().orElseThrow().kind();
    boolean late = LATE.contains(kind);
    List<Waiting> threads = late ? submission.waiting() : List.of();
    boolean waits = kind == Miss.Kind.TOO_LATE && threads.stream().noneMatch(Waiting::runs);
    boolean elsewhere =
        kind == Miss.Kind.NOT_CONNECTED
            && called.filter(submission.outside()::listensElsewhere).isPresent();
    return Symptoms.ofPeer(
        missed,
        new Glance(
            threads,
            late ? submission.outside().queued(missed) : Optional.empty(),
            waits ? submission.unwritten() : List.of(),
            elsewhere));
  }

  /** Before the peers hang up: that is no part of what went wrong. */
  private void witness(Miss miss) {
    submission.proceedings().witness().failing();
    boolean bytes = !miss.expected().isEmpty() || !miss.received().isEmpty();
    if (bytes && miss.kind() != Miss.Kind.UNMET) {
      String peer = missed.map(Heard::peer).orElse("");
      submission.proceedings().witness().compared(peer, miss.expected(), miss.received());
    }
    if (HUNG_UP.contains(miss.kind())) {
      submission.proceedings().unwind();
    }
  }

  /** What each connection came to. */
  public List<Heard> heard() {
    return heard;
  }

  /** Ends the test with this sentence if the script was left in one of these ways. */
  public Check when(String message, String next, Miss.Kind first, Miss.Kind... more) {
    missed.ifPresent(
        one -> {
          if (EnumSet.of(first, more).contains(one.miss().orElseThrow().kind())) {
            throw failure(one, message, next);
          }
        });
    return this;
  }

  /** Ends the test with this sentence if the script was left. */
  public void otherwise(String message, String next) {
    missed.ifPresent(
        one -> {
          throw failure(one, message, next);
        });
  }

  private Failure failure(Heard missed, String message, String next) {
    Miss miss = missed.miss().orElseThrow();
    if (miss.kind() == Miss.Kind.UNMET) {
      throw new IllegalStateException("a moment of peer " + missed.peer() + " did not come");
    }
    List<Detail> details = new ArrayList<>();
    details.add(new Detail(Detail.Label.PEER, missed.peer()));
    if (ofDatagrams(miss.kind())) {
      Datagrams.sent(missed).ifPresent(s -> details.add(new Detail(Detail.Label.SENT, s)));
      details.add(new Detail(Detail.Label.EXPECTED, Datagrams.expected(miss)));
      details.add(new Detail(Detail.Label.RECEIVED, Datagrams.received(miss)));
    } else if (!missed.sent().isEmpty()) {
      details.add(new Detail(Detail.Label.SENT, missed.sent().quoted()));
    }
    String expected =
        miss.expected().isEmpty() ? "the end of the stream" : miss.expected().quoted();
    if (expects(miss.kind())) {
      details.add(new Detail(Detail.Label.EXPECTED, expected));
      details.add(new Detail(Detail.Label.RECEIVED, received(miss)));
    }
    miss.difference().ifPresent(d -> details.add(new Detail(Detail.Label.DIFFERS, d.toString())));
    Whereabouts.of(symptoms.glance().threads(), missed)
        .ifPresent(w -> details.add(new Detail(Detail.Label.WAITING, w)));
    Finding.Kind kind = LATE.contains(miss.kind()) ? Finding.Kind.LATE : Finding.Kind.WRONG;
    return submission.failure(kind, message, details, next, symptoms);
  }

  private static boolean expects(Miss.Kind kind) {
    return switch (kind) {
      case DIFFERENT, TOO_LATE, ENDED, RESET, TOO_MUCH, STILL_OPEN -> true;
      case NOT_CONNECTED, NO_CALLER, NOT_TAKEN, BROKEN, UNMET -> false;
      case OTHER_DATAGRAM, NO_DATAGRAM, NOBODY_WROTE, EXTRA_DATAGRAM, FROM_ELSEWHERE -> false;
    };
  }

  private static boolean ofDatagrams(Miss.Kind kind) {
    return switch (kind) {
      case OTHER_DATAGRAM, NO_DATAGRAM, NOBODY_WROTE, EXTRA_DATAGRAM, FROM_ELSEWHERE -> true;
      default -> false;
    };
  }

  private static String received(Miss miss) {
    String came = miss.received().isEmpty() ? "" : miss.received().quoted();
    String then =
        switch (miss.kind()) {
          case TOO_LATE, STILL_OPEN -> "nothing more until the limit";
          case ENDED -> "the end of the stream";
          case RESET -> "a reset";
          default -> "";
        };
    if (came.isEmpty()) {
      return then.replace("nothing more", "nothing");
    }
    return then.isEmpty() ? came : came + ", then " + then;
  }
}
