package loopbook.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import loopbook.course.Ending;
import loopbook.course.Need;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lesson's claim that does not hold is found, and where. */
class ClaimsTest {
  private static final Runner RUNNER = new Runner();

  @AfterAll
  static void close() {
    RUNNER.close();
  }

  private static Run run(Examples examples) {
    return ((Tried.Ran) RUNNER.run(examples.build(), Listener.NONE)).run();
  }

  private static final String[] WIRE = {
    "server listens",
    "client connects to server",
    "server accepts client",
    "client -> server 6 bytes \"hello\\n\"",
    "server -> client 6 bytes \"hello\\n\"",
    "server closes",
    "server closes its listener",
    "client reads end of stream",
    "client closes"
  };

  @Test
  void whatHoldsIsSilent() {
    Run run =
        run(Examples.echo().output("server", "got hello").output("client", "back: ...").wire(WIRE));
    assertThat(Claims.check(run)).isEmpty();
  }

  @Test
  void anotherLineIsFoundAndTheWholeIsThere() {
    Run run = run(Examples.echo().output("server", "got hullo"));
    assertThat(Claims.check(run))
        .containsExactly(
            new Deviation(
                Deviation.Kind.OUTPUT, "server", 50, "got hullo", "got hello", "got hello"));
  }

  @Test
  void moreAndFewerLinesAreFound() {
    Examples printer = Examples.of("program", "for (int i = 0; i < 3; i++) System.out.println(i);");
    Run more = run(printer.output("program", "0", "1"));
    assertThat(Claims.check(more))
        .containsExactly(new Deviation(Deviation.Kind.OUTPUT, "program", 52, "", "2", "0\n1\n2"));
    Run fewer = run(Examples.of("program", "System.out.println(0);").output("program", "0", "1"));
    assertThat(Claims.check(fewer))
        .containsExactly(new Deviation(Deviation.Kind.OUTPUT, "program", 51, "1", "", "0"));
  }

  @Test
  void anotherWireIsFound() {
    String[] wrong = WIRE.clone();
    wrong[4] = "server -> client 5 bytes";
    List<Deviation> found = Claims.check(run(Examples.echo().wire(wrong)));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).kind()).isEqualTo(Deviation.Kind.WIRE);
    assertThat(found.get(0).line()).isEqualTo(64);
    assertThat(found.get(0).whole()).contains("server -> client 6 bytes \"hello\\n\"");
  }

  @Test
  void aFenceThatSaysNothingIsFound() {
    assertThat(Claims.check(run(Examples.echo().wire("server listens", "client flies"))))
        .extracting(Deviation::kind, Deviation::line)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Deviation.Kind.FENCE, 61));
  }

  @Test
  void anotherEndingIsFound() {
    Run run =
        run(
            new Examples()
                .with("one", "int a = 1;", new Ending.Throws("SocketException"), List.of())
                .with("two", "while (true) { }", new Ending.Stopped(), List.of())
                .with("three", "new Socket((String) null, -1);")
                .with("four", "int b = ;", new Ending.CompileError(), List.of())
                .limit(Duration.ofMillis(500)));
    assertThat(Claims.check(run))
        .extracting(Deviation::kind, Deviation::subject, Deviation::expected)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                Deviation.Kind.ENDING, "one", "ends=SocketException"))
        .doesNotContain(
            org.assertj.core.groups.Tuple.tuple(Deviation.Kind.ENDING, "two", "ends=stopped"));
  }

  @Test
  void statesAreCompared() {
    Examples listening =
        Examples.of(
                "server",
                "try (var l = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {\n"
                    + "  moment(\"up\");\n}")
            .needs(Need.PROC);
    org.junit.jupiter.api.Assumptions.assumeTrue(
        Needs.missing(Need.PROC).isEmpty(), "no table of the kernel's");
    Run run = run(listening.states("up", "server LISTEN").states("down", "nothing"));
    assertThat(Claims.check(run))
        .containsExactly(new Deviation(Deviation.Kind.STATES, "down", 70, "down", "", ""));
    Run other = run(listening.states("up", "server ESTABLISHED"));
    assertThat(Claims.check(other)).anyMatch(d -> d.whole().contains("server LISTEN"));
  }

  @Test
  void bytesAreCompared() {
    Examples said =
        Examples.of(
                "server",
                "try (var l = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());\n"
                    + "    var s = l.accept()) {\n  s.getInputStream().readAllBytes();\n}")
            .with(
                "client",
                "try (var s = new Socket(InetAddress.getLoopbackAddress(), port(\"server\"))) {\n"
                    + "  s.getOutputStream().write(65);\n}");
    assertThat(Claims.check(run(said.hex("client", "server", "00000000  41")))).isEmpty();
    List<Deviation> found =
        Claims.check(
            run(said.hex("client", "server", "00000000  42").hex("server", "client", "41")));
    assertThat(found)
        .extracting(Deviation::kind, Deviation::subject, Deviation::line, Deviation::expected)
        .containsExactly(
            tuple(Deviation.Kind.BYTES, "client -> server", 80, "00000000  42"),
            tuple(
                Deviation.Kind.FENCE,
                "server -> client",
                80,
                "\"41\" is no row: write it as hex shows it"));
    assertThat(found.get(0).whole()).contains("41");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "port <port>! | port 45123! | true",
        "port <port>! | port x! | false",
        "took <time> | took 12 ms | true",
        "took <time> ms | took 0.031 ms | true",
        "at <time> | at 2026-01-02T10:11:12.5Z | true",
        "at <time> | at noon | false",
        "n=<number> | n=-1.5 | true",
        "n=<number> | n=1,5x | false",
        "from <address>. | from localhost/127.0.0.1:80. | true",
        "from <address> | from [0:0:0:0:0:0:0:1]:80 | true",
        "from <address> | from here and there | false",
        "a ... z | a b z | true",
        "a ... z | a b | false",
        "literal .* (x) | literal .* (x) | true",
        "literal .* (x) | literal anything | false",
      })
  void placeholders(String fence, String printed, boolean fits) {
    assertThat(new OutputFence(List.of(fence)).match(List.of(printed)).isEmpty()).isEqualTo(fits);
  }

  @Test
  void threeDotsAloneAreAnyNumberOfLines() {
    OutputFence fence = new OutputFence(List.of("a", "...", "b", "..."));
    assertThat(fence.match(List.of("a", "b"))).isEmpty();
    assertThat(fence.match(List.of("a", "b", "c", "b", "d"))).isEmpty();
    assertThat(fence.match(List.of("a", "c"))).contains(new OutputFence.Difference(2, 2));
    assertThat(fence.match(List.of("x", "b"))).contains(new OutputFence.Difference(0, 0));
  }
}
