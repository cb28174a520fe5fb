package loopbook.judge.trial;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import loopbook.judge.call.Waiting;
import loopbook.peer.Event;
import loopbook.peer.Heard;
import loopbook.peer.Kept;
import loopbook.peer.Miss;

/** Where the learner's threads are while something is late, in words. */
final class Whereabouts {
  private static final int MOST = 3;

  /** For what a call on a socket waits; its name comes from the child. */
  private static final Map<String, String> WANTS =
      Map.ofEntries(
          Map.entry("BYTES", "bytes"),
          Map.entry("LINE_END", "a line end"),
          Map.entry("COUNT", "all the bytes that it asked for"),
          Map.entry("NUMBER", "all the bytes of a number"),
          Map.entry("END_OF_STREAM", "the end of the stream"),
          Map.entry("WHOLE", "the end of what it reads"),
          Map.entry("CONNECTION", "a connection"),
          Map.entry("HANDSHAKE", "the connection to be made"),
          Map.entry("DATAGRAM", "a datagram"),
          Map.entry("ROOM", "the other end to read"),
          Map.entry("READY", "a channel to be ready"));

  private Whereabouts() {}

  /**
   * Where they are while a call of the test's does not return: the thread of the call, and what it
   * may wait for in another one.
   */
  static Optional<String> of(List<Waiting> threads) {
    List<Waiting> calls =
        threads.stream().filter(t -> t.thread().equals(Waiting.CALL) && rank(t, true) < 3).toList();
    return told(
        Stream.concat(nearest(calls, true).stream(), nearest(threads, false).stream()).toList());
  }

  /** Where they are that could have done what the peer missed, and what the peer did meanwhile. */
  static Optional<String> of(List<Waiting> threads, Heard missed) {
    Miss.Kind kind = missed.miss().map(Miss::kind).orElse(Miss.Kind.UNMET);
    boolean datagrams = kind == Miss.Kind.NO_DATAGRAM || kind == Miss.Kind.NOBODY_WROTE;
    List<Waiting> nearest = nearest(threads, datagrams);
    boolean answers = kind == Miss.Kind.TOO_LATE;
    if (nearest.stream().map(Waiting::toString).distinct().count() == 1 && answers) {
      Waiting one = nearest.get(0);
      return told(nearest).map(where -> where + meanwhile(one, missed));
    }
    return told(nearest);
  }

  /**
   * The threads that are most likely at fault: those that run on and on, else those in the middle
   * of a conversation, else those that wait for something else, else those that wait for a new one.
   */
  private static List<Waiting> nearest(List<Waiting> threads, boolean datagrams) {
    int best = threads.stream().mapToInt(t -> rank(t, datagrams)).min().orElse(0);
    return threads.stream()
        .filter(t -> rank(t, datagrams) == best)
        .sorted(
            Comparator.comparing((Waiting w) -> w.line().file())
                .thenComparing(w -> w.line().number()))
        .toList();
  }

  /** Whether it waits in the middle of a conversation. */
  static boolean converses(Waiting thread) {
    return rank(thread, true) == 1;
  }

  private static int rank(Waiting thread, boolean datagrams) {
    if (thread.runs()) {
      return 0;
    }
    return switch (thread.wants()) {
      case "BYTES", "LINE_END", "COUNT", "NUMBER", "END_OF_STREAM", "WHOLE", "ROOM", "HANDSHAKE" ->
          1;
      case "DATAGRAM" -> datagrams ? 1 : 3;
      case "CONNECTION", "READY" -> 3;
      default -> 2;
    };
  }

  private static Optional<String> told(List<Waiting> threads) {
    List<String> places = threads.stream().map(Whereabouts::place).distinct().limit(MOST).toList();
    return places.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", places));
  }

  private static String place(Waiting thread) {
    if (thread.runs()) {
      return thread + ", running and waiting for nothing";
    }
    String wants = WANTS.get(thread.wants());
    return wants == null ? thread.toString() : thread + ", waiting for " + wants;
  }

  /** What is true of the peer's connection, chosen by what the thread waits for. */
  private static String meanwhile(Waiting thread, Heard peer) {
    Kept sent = peer.sent();
    String waited =
        String.format(
            Locale.ROOT,
            "waited %.1f s for your answer",
            peer.miss().map(m -> m.waited().toMillis() / 1000.0).orElse(0.0));
    boolean halfClosed = peer.events().stream().anyMatch(e -> e.kind() == Event.Kind.HALF_CLOSED);
    return switch (thread.wants()) {
      case "CONNECTION" -> "; none of your threads serves this one";
      case "LINE_END" -> "; the peer had sent " + lines(sent) + " and " + waited;
      case "END_OF_STREAM" ->
          "; the peer had "
              + (halfClosed ? "half-closed" : "neither closed nor half-closed")
              + " and "
              + waited;
      case "BYTES", "COUNT", "NUMBER", "WHOLE" ->
          "; the peer had sent " + bytes(sent.total()) + " in all and " + waited;
      default -> "";
    };
  }

  private static String lines(Kept sent) {
    byte[] all = sent.head();
    int rest = all.length;
    while (rest > 0 && all[rest - 1] != '\n' && all[rest - 1] != '\r') {
      rest--;
    }
    if (sent.isEmpty() || all.length < sent.total()) {
      return bytes(sent.total());
    }
    int open = all.length - rest;
    return open == 0
        ? bytes(sent.total()) + ", the last one a line end,"
        : bytes(open) + " without a line end";
  }

  private static String bytes(long count) {
    return count == 0 ? "nothing" : count == 1 ? "1 byte" : count + " bytes";
  }
}
