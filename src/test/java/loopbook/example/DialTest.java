package loopbook.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import loopbook.course.Ending;
import loopbook.course.Example;
import loopbook.course.ExampleKey;
import loopbook.course.Form;
import loopbook.lesson.Shelf;
import loopbook.peer.Manner;
import loopbook.peer.Usual;
import loopbook.wire.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An example whose roles have a peer of the zoo between them. */
class DialTest {
  private static final Map<String, List<Usual>> ECHO = Map.of("server", List.of(new Usual(6, 6)));

  /** With these the roles wait until their limit. */
  private static final Set<Manner> WAITED_FOR =
      Set.of(Manner.SILENT, Manner.NEVERREAD, Manner.LONG, Manner.REFUSED);

  private final Runner runner = new Runner();

  @AfterEach
  void close() {
    runner.close();
  }

  private Run run(Example example, Manner manner, Map<String, List<Usual>> usual) {
    Optional<Duration> limit =
        WAITED_FOR.contains(manner) ? Optional.of(Duration.ofMillis(1500)) : Optional.empty();
    var options =
        new Runner.Options(Map.of(), Optional.empty(), limit, Optional.of(new Dial(manner, usual)));
    return ((Tried.Ran) runner.run(example, Listener.NONE, options)).run();
  }

  private static List<Event> of(Run run, String party, Event.Kind kind) {
    return run.events().stream().filter(e -> e.party().equals(party) && e.kind() == kind).toList();
  }

  @Test
  void theProgramsStayAsTheyAreAndMeetThePeer() {
    Run run = run(Examples.echo().build(), Manner.DRIP, ECHO);
    assertThat(run.lines("server")).containsExactly("got hello");
    assertThat(run.lines("client")).containsExactly("back: hello");
    assertThat(of(run, "server", Event.Kind.ACCEPT))
        .extracting(Event::peer)
        .containsExactly("DRIP");
    assertThat(of(run, "DRIP", Event.Kind.ACCEPT))
        .extracting(Event::peer)
        .containsExactly("client");
    assertThat(of(run, "server", Event.Kind.RECEIVE))
        .allSatisfy(e -> assertThat(e.bytes()).isEqualTo(e.times()))
        .extracting(Event::bytes)
        .satisfies(counts -> assertThat(counts.stream().mapToLong(n -> n).sum()).isEqualTo(6));
    assertThat(run.peer().orElseThrow().came()).isEqualTo(ECHO);
    assertThat(run.end()).isEqualTo(Run.End.ENDED);
  }

  @Test
  void whatThePeerDoesEndsTheRolesInTheirOwnWays() {
    Run reset = run(Examples.echo().build(), Manner.RST, ECHO);
    assertThat(reset.role("server").orElseThrow().thrown().orElseThrow().headline())
        .contains("Connection reset");
    Run cut = run(Examples.echo().build(), Manner.TRUNC, ECHO);
    assertThat(cut.lines("server")).containsExactly("got hel");
    Run silent = run(Examples.echo().build(), Manner.SILENT, ECHO);
    assertThat(silent.end()).isEqualTo(Run.End.LIMIT);
    assertThat(silent.roles())
        .allSatisfy(role -> assertThat(role.ending()).isEqualTo(new Ending.Stopped()));
    Run refused = run(Examples.echo().build(), Manner.REFUSED, ECHO);
    assertThat(refused.role("client").orElseThrow().ending())
        .isEqualTo(new Ending.Throws("ConnectException"));
  }

  @ParameterizedTest
  @EnumSource
  void nothingOfThePeerIsLeft(Manner manner) {
    Run run = run(Examples.echo().build(), manner, ECHO);
    assertThat(run.leftovers()).extracting(Leftover::party).doesNotContain(manner.name());
    assertThat(run.events())
        .noneMatch(e -> e.party().equals(manner.name()) && e.kind() == Event.Kind.LEFT_OPEN);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(t -> t.isAlive() && t.getName().startsWith("peer " + manner + " "));
  }

  @Test
  void aRoleFindsItsOwnPortAndDatagramsHaveNoPeer() {
    Run own =
        run(
            Examples.of(
                    "server",
                    Examples.ECHO_SERVER.replace(
                        "var in =", "System.out.println(port(\"server\")); var in ="))
                .with("client", Examples.ECHO_CLIENT)
                .build(),
            Manner.PLAIN,
            Map.of());
    assertThat(own.lines("server")).contains("" + own.port("server").orElseThrow());
    Run datagrams =
        run(
            Examples.of(
                    "receiver",
                    """
                    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
                        var packet = new DatagramPacket(new byte[9], 9);
                        socket.receive(packet);
                        System.out.println(packet.getLength());
                    }
                    """)
                .with(
                    "sender",
                    """
                    try (var socket = new DatagramSocket()) {
                        socket.send(new DatagramPacket(new byte[3], 3, address("receiver")));
                    }
                    """)
                .build(),
            Manner.PLAIN,
            Map.of());
    assertThat(datagrams.lines("receiver")).containsExactly("3");
    assertThat(datagrams.peer().orElseThrow().asked()).isFalse();
  }

  @Test
  void aClosedListenerIsFoundClosed() {
    Run run =
        run(
            Examples.of("gone", "new ServerSocket(0, 1, InetAddress.getLoopbackAddress()).close();")
                .with(
                    "client",
                    "new Socket(InetAddress.getLoopbackAddress(), port(\"gone\")).close();")
                .build(),
            Manner.PLAIN,
            Map.of());
    assertThat(run.role("client").orElseThrow().ending())
        .isEqualTo(new Ending.Throws("ConnectException"));
  }

  /** One or two of each chapter: blocking streams, channels, selectors, files, many callers. */
  @TestFactory
  Stream<DynamicTest> examplesOfTheCourseWorkThroughAPeerThatPassesEverythingOn() {
    Shelf shelf = Shelf.open(Path.of(System.getProperty("loopbook.home", ".")));
    List<ExampleKey> sample =
        Stream.of("X0.1a", "X1.2a", "X2.1b", "X2.4c", "X3.1a", "X3.4a", "X3.5b", "X4.3a", "X5.4c")
            .map(id -> new ExampleKey(id, Form.ONLY))
            .toList();
    List<Example> examples =
        Stream.concat(
                sample.stream(),
                Stream.of("D4.E9", "D0.E5", "D2.E2", "D1.E14", "D4.E12", "D1.E16", "D3.E15")
                    .map(id -> new ExampleKey(id, Form.REPAIRED)))
            .flatMap(
                key ->
                    shelf.course().lessons().stream()
                        .flatMap(lesson -> lesson.example(key).stream()))
            .toList();
    assertThat(examples).hasSize(16);
    return examples.stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.key().toString(),
                    () -> {
                      Run run = run(example, Manner.PLAIN, Map.of());
                      assertThat(run.peer().orElseThrow().wasCalled()).isTrue();
                      assertThat(Claims.check(run))
                          .extracting(Deviation::kind)
                          .doesNotContain(Deviation.Kind.OUTPUT, Deviation.Kind.ENDING);
                    }));
  }
}
