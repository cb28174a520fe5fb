package loopbook.judge.trial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loopbook.peer.Event;
import loopbook.peer.Heard;
import loopbook.peer.Miss;
import loopbook.peer.Peer;
import loopbook.sandbox.TcpRows;
import org.junit.jupiter.api.Test;

/**
 * What comes close to a mistake and is none gets no name. That the wrong solutions get theirs is
 * seen by {@code ExercisesTest}, with real programs.
 */
class MistakesTest {
  @Test
  void bytesOfAPeer() throws IOException {
    assertThat(answered("hello\n", "hello")).isEqualTo("noLineEnd");
    assertThat(answered("a\nb\n", "ab")).isEqualTo("noLineEnd");
    assertThat(answered("hello\n", "hell")).isEmpty();
    assertThat(answered("hello\n", "HELLO")).isEmpty();
    assertThat(answered("Zo\u00EB\n", "Zo\u00C3\u00AB\n")).isEqualTo("wrongCharset");
    assertThat(answered("Zo\u00EB\n", "Zo?\n")).isEqualTo("wrongCharset");
    assertThat(answered("Zoe\n", "Zo?\n")).isEmpty();
    assertThat(answered("Zo\u00EB\n", "ZO\u00CB\n")).isEmpty();
  }

  private static String answered(String expected, String answer) throws IOException {
    return named(answered("x", expected, answer.getBytes(UTF_8)));
  }

  @Test
  void textThatCameAsLatin1IsTheWrongCharset() throws IOException {
    assertThat(named(answered("x", "Zo\u00EB\n", "Zo\u00EB\n".getBytes(ISO_8859_1))))
        .isEqualTo("wrongCharset");
  }

  @Test
  void whatIsInABufferIsNoFlushOnlyIfItIsWhatThePeerLacks() throws IOException {
    Heard nothing = late("hello\n", "");
    assertThat(holding(nothing, "hello\n".getBytes(UTF_8))).isEqualTo("noFlush");
    assertThat(holding(nothing, "hello\nand more")).isEqualTo("noFlush");
    assertThat(holding(nothing, "hel")).isEqualTo("noFlush");
    assertThat(holding(nothing, "Hello\n")).isEmpty();
    assertThat(holding(nothing, "")).isEmpty();
    assertThat(holding(nothing)).isEmpty();
    Heard half = late("hello\n", "he");
    assertThat(holding(half, "hello\n")).isEmpty();
    assertThat(holding(half, "llo\n")).isEqualTo("noFlush");
    assertThat(holding(late("hello\n", "ha"), "llo\n")).isEmpty();
  }

  private static String holding(Heard heard, Object... held) {
    return named(
        Symptoms.ofPeer(heard, new Glance(List.of(), Optional.empty(), List.of(held), false)));
  }

  /** A peer that gets this part of an answer, and then nothing. */
  private static Heard late(String expected, String came) throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var act =
            Peer.dial(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()))
                .within(Duration.ofMillis(300))
                .expect(expected)
                .start();
        Socket accepted = listener.accept()) {
      accepted.getOutputStream().write(came.getBytes(UTF_8));
      Heard heard = act.heard();
      boolean differs = !expected.startsWith(came);
      assertThat(heard.miss().orElseThrow().kind())
          .isEqualTo(differs ? Miss.Kind.DIFFERENT : Miss.Kind.TOO_LATE);
      return heard;
    }
  }

  @Test
  void valuesWithZerosBehindThemAreAWholeBuffer() {
    assertThat(named(values("hello", "hello\0\0\0"))).isEqualTo("wholeBuffer");
    assertThat(named(values("hello", "hello\0"))).isEmpty();
    assertThat(named(values("hello", "hallo\0\0\0"))).isEmpty();
    assertThat(named(values("hello", "hello you"))).isEmpty();
  }

  @Test
  void anEndIsTooEarlyBehindTheNextMessageAndBeforeItButNotAloneBehindAnAnswer()
      throws IOException {
    Heard heard = endedBehindTwo();
    int last = kinds(heard).lastIndexOf(Event.Kind.SENT);
    assertThat(kinds(heard).get(last + 1)).isEqualTo(Event.Kind.END_OF_STREAM);
    assertThat(named(heard)).isEqualTo("closedEarly");

    List<Event> events = new ArrayList<>(heard.events());
    Collections.swap(events, last, last + 1);
    assertThat(named(with(heard, events))).isEqualTo("closedEarly");

    Event end = events.get(last);
    long later = end.nanos() + Duration.ofMillis(300).toNanos();
    events.set(last, new Event(later, end.kind(), 0)); // behind a silence
    assertThat(named(with(heard, events))).isEmpty();
    events.set(last, end);
    events.remove(last + 1);
    assertThat(named(with(heard, events))).isEmpty();
  }

  private static List<Event.Kind> kinds(Heard heard) {
    return heard.events().stream().map(Event::kind).toList();
  }

  private static Heard with(Heard heard, List<Event> events) {
    return new Heard(
        heard.peer(),
        heard.number(),
        heard.local(),
        heard.remote(),
        heard.sent(),
        heard.received(),
        heard.ending(),
        events,
        heard.miss(),
        heard.letters());
  }

  /** One request is answered; behind the second one comes the end. */
  private static Heard endedBehindTwo() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var act =
            Peer.dial(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()))
                .within(Duration.ofSeconds(10))
                .send("a\n")
                .expect("1\n")
                .send("b\n")
                .expect("2\n")
                .start();
        Socket accepted = listener.accept()) {
      assertThat(accepted.getInputStream().readNBytes(2)).hasSize(2);
      accepted.getOutputStream().write("1\n".getBytes(UTF_8));
      assertThat(accepted.getInputStream().readNBytes(2)).hasSize(2);
      accepted.shutdownOutput();
      return act.heard();
    }
  }

  @Test
  void everyMistakeIsTaughtByALesson() throws IOException {
    Path lessons = Path.of(System.getProperty("loopbook.home"), "lessons", "en");
    try (Stream<Path> files = Files.walk(lessons)) {
      List<String> ids =
          files
              .filter(file -> file.toString().endsWith(".md"))
              .flatMap(MistakesTest::lines)
              .filter(line -> line.startsWith("id: L"))
              .map(line -> line.substring(4))
              .toList();
      for (Mistake mistake : Mistake.values()) {
        assertThat(ids).contains(mistake.lesson());
        assertThat(mistake.line()).contains(mistake.words(), mistake.lesson(), mistake.sentence());
      }
    }
  }

  @Test
  void aConnectionIsInTheAcceptQueueUntilItIsAccepted() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Socket caller = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
      int port = listener.getLocalPort();
      assertThat(queued(port, caller.getLocalPort())).contains(true);
      try (Socket accepted = listener.accept()) {
        assertThat(queued(port, accepted.getPort())).contains(false);
      }
      assertThat(queued(port, 1)).isEmpty();
    }
  }

  private static Optional<Boolean> queued(int port, int remotePort) {
    return TcpRows.of(ProcessHandle.current().pid()).flatMap(rows -> rows.queued(port, remotePort));
  }

  private static Symptoms values(String expected, String received) {
    return Symptoms.ofValues(Preview.asBytes(expected), Preview.asBytes(received));
  }

  /** A peer that expects an answer, and the one that it gets, which is then the end. */
  private static Heard answered(String sent, String expected, byte[] answer) throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var act =
            Peer.dial(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()))
                .within(Duration.ofSeconds(10))
                .send(sent)
                .expect(expected)
                .start();
        Socket accepted = listener.accept()) {
      assertThat(accepted.getInputStream().readNBytes(sent.length())).hasSize(sent.length());
      accepted.getOutputStream().write(answer);
      accepted.shutdownOutput();
      return act.heard();
    }
  }

  private static String named(Heard heard) {
    assertThat(heard.miss()).isPresent();
    return named(Symptoms.ofPeer(heard, Glance.NONE));
  }

  private static String named(Symptoms symptoms) {
    return Mistakes.of(symptoms).map(Mistake::id).orElse("");
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
