package loopbook.wire.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import loopbook.text.Look;
import loopbook.text.Palette;
import loopbook.text.Text;
import loopbook.text.Theme;
import loopbook.weave.Operation;
import loopbook.wire.Event;
import loopbook.wire.Script;
import loopbook.wire.Story;
import loopbook.wire.WireFence;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SequenceViewTest {
  private static final Look WIDE = Look.plain(72);
  private static final Look ASCII = new Look(Theme.ASCII, Palette.NONE, 72);

  private static List<Event> story() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    Script.End client = script.connect("client", 2, listener);
    Script.End server = script.accept(listener, client, 1);
    script.send(client, "hello\n");
    script.receive(server, "hello\n");
    script.send(server, "one");
    script.send(server, "two \u001b[31m\"red\"");
    script.receive(client, "onetwo \u001b[31m\"red\"");
    script.halfClose(client);
    script.endOfStream(server);
    script.close(server);
    script.fail(client, Operation.READ, "java.net.SocketException", "Connection reset");
    script.reset(client);
    script.recording.stopped("server");
    script.recording.finish();
    return script.events();
  }

  @Test
  void wide() {
    assertThat(SequenceView.draw(story(), WIDE).plain())
        .isEqualTo(
            """
            server                                                           client
               │ listens on port 40000                                          │
               │◀────────────────────────── connects ───────────────────────────│
               │ accepts client                                                 │
               │◀───────────────────── 6 bytes "hello\\n" ───────────────────────│
               │───────────────────── sends 3 bytes "one" ─────────────────────▶│
               │───────────── sends 14 bytes "two \\x1b[31m\\"red\\"" ────────────▶│
               │                     receives 17 bytes "onetwo \\x1b[31m\\"red\\"" │
               │◀──────────────────────── half-closes ──────────────────────────│
               │ reads end of stream                                            │
               │──────────────────────────── closes ───────────────────────────▶│
               │                 read fails: SocketException "Connection reset" │
               │✘─────────────────────────── resets ────────────────────────────│
               │ is stopped                                                     │
               │ leaves its listener open                                       │
            """);
  }

  @Test
  void fortyColumnsInAscii() {
    assertThat(SequenceView.draw(story(), new Look(Theme.ASCII, Palette.NONE, 40)).plain())
        .isEqualTo(
            """
            server                           client
               | listens on port 40000          |
               |<---------- connects -----------|
               | accepts client                 |
               |<----- 6 bytes "hello\\n" -------|
               |----- sends 3 bytes "one" ----->|
               |--- sends 14 bytes "two ... --->|
               |  receives 17 bytes "onetwo ... |
               |<-------- half-closes ----------|
               | reads end of stream            |
               |------------ closes ----------->|
               |    read fails: SocketException |
               |             "Connection reset" |
               |x----------- resets ------------|
               | is stopped                     |
               | leaves its listener open       |
            """);
  }

  @Test
  void narrowerThanFortyColumnsItIsAList() {
    assertThat(SequenceView.draw(story(), Look.plain(30)).plain())
        .startsWith(
            """
            server listens on port 40000
            client → server connects
            server accepts client
            client → server 6 bytes
              "hello\\n"
            """);
  }

  @Test
  void whatRepeatsIsDrawnOnce() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    Script.End client = script.connect("client", 2, listener);
    Script.End server = script.accept(listener, client, 1);
    for (int i = 0; i < 500; i++) {
      script.send(client, "ping");
      script.receive(server, "ping");
      script.send(server, "pong");
      script.receive(client, "pong");
    }
    for (int i = 0; i < 9; i++) {
      script.send(client, "x");
    }
    assertThat(SequenceView.draw(script.events(), Look.plain(40)).plain())
        .isEqualTo(
            """
            server                           client
               │ listens on port 40000          │
               │◀────────── connects ───────────│
               │ accepts client                 │
               │◀─────── 4 bytes "ping" ────────│
               │──────── 4 bytes "pong" ───────▶│
               ┄┄┄┄┄ last 2 lines 500 times ┄┄┄┄┄
               │◀──── sends 1 byte "x" ×9 ──────│
            """);
  }

  @Test
  void aDatagramThatNobodyReceivedEndsInACross() {
    Script script = new Script();
    Script.End server = script.bind("server", 1);
    Script.End client = script.bind("client", 2);
    script.mail(client, server, "one");
    script.mail(client, server, "two");
    script.collect(server, client, "two");
    assertThat(SequenceView.draw(script.events(), Look.plain(60)).plain())
        .isEqualTo(
            """
            server                                               client
               │ binds on port 40000                                │
               │                                binds on port 40001 │
               │✘═══════ sends a datagram of 3 bytes "one" ═════════│
               │◀═════════════════ 3 bytes "two" ═══════════════════│
            """);
  }

  /** What is still the same datagram again was sent before the receiver was there. */
  @Test
  void aDatagramCannotArriveBeforeItsReceiverIsBound() {
    Script script = new Script();
    Script.End client = script.bind("client", 2);
    Script.End server = script.unbound("server", 1);
    script.mail(client, server, "again");
    script.bind(server);
    script.mail(client, server, "again");
    script.collect(server, client, "again");
    assertThat(SequenceView.draw(script.events(), Look.plain(60)).plain())
        .containsSubsequence("sends a datagram", "binds on port", "5 bytes");
  }

  @Test
  void whatIsOneByteAgainAndAgainIsShownByAFewOfThem() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    Script.End client = script.connect("client", 2, listener);
    Script.End server = script.accept(listener, client, 1);
    script.send(client, "\0".repeat(60));
    script.receive(server, "\0".repeat(60));
    assertThat(SequenceView.draw(script.events(), Look.plain(80)).plain())
        .contains("60 bytes \"" + "\\x00".repeat(9) + "...\"");
  }

  /** A line that is too long is cut before the connection's name. */
  @Test
  void aConnectionKeepsItsName() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    for (int i = 0; i < 2; i++) {
      Script.End client = script.connect("client", 2, listener);
      Script.End server = script.accept(listener, client, 1);
      String text = "a line that is far too long for forty columns";
      script.send(client, text);
      script.receive(server, text);
    }
    String drawn = SequenceView.draw(script.events(), Look.plain(40)).plain();
    assertThat(drawn).contains("… [a] ─", "… [b] ─");
  }

  /** A cycle is folded inside as well: eleven equal lines and another one are two. */
  @Test
  void whatRepeatsInsideARepetitionIsDrawnOnce() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    Script.End client = script.connect("client", 2, listener);
    Script.End server = script.accept(listener, client, 1);
    script.receive(server, "z");
    for (int i = 0; i < 5; i++) {
      script.receive(server, "b");
      for (int j = 0; j < 7; j++) {
        script.receive(server, "a");
      }
    }
    assertThat(SequenceView.draw(script.events(), Look.plain(60)).plain())
        .contains("receives 1 byte \"a\" ×7", "last 2 lines 5 times");
  }

  @Test
  void howOftenIsNeverCut() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    Script.End client = script.connect("client", 2, listener);
    script.accept(listener, client, 1);
    for (int i = 0; i < 384; i++) {
      script.send(client, "a text that is far too long for an arrow of forty columns");
    }
    assertThat(SequenceView.draw(script.events(), Look.plain(40)).plain())
        .containsPattern("sends 57 bytes .*… ×384 ─");
  }

  /** Each has a port of its own, and that alone is no reason for fifty lines. */
  @Test
  void fiftyListenersAreOneLine() {
    Script script = new Script();
    for (int i = 0; i < 50; i++) {
      script.listen("server", 1);
    }
    assertThat(SequenceView.draw(script.events(), Look.plain(80)).plain().lines().skip(1))
        .hasSize(1)
        .allMatch(line -> line.contains("listens ×50"));
  }

  /** Twelve clients, one after the other, and each says seven times the same. */
  @Test
  void aCrowdIsDrawnOnceWhicheverConnectionItIs() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    for (int i = 0; i < 12; i++) {
      Script.End client = script.connect("client", 2, listener);
      Script.End server = script.accept(listener, client, 1);
      for (int j = 0; j < 7; j++) {
        script.receive(server, "a");
      }
    }
    String drawn = SequenceView.draw(script.events(), Look.plain(80)).plain();
    assertThat(drawn)
        .contains("receives 1 byte \"a\" [a] ×7", "12 times, each on a connection of its own")
        .doesNotContain("[b]");
  }

  /** A few connections are told apart. */
  @Test
  void nineAreNoCrowd() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    for (int i = 0; i < 9; i++) {
      script.accept(listener, script.connect("client", 2, listener), 1);
    }
    String drawn = SequenceView.draw(script.events(), Look.plain(80)).plain();
    assertThat(drawn).contains("[a]", "[i]").doesNotContain("of its own");
  }

  @Test
  void aLongReceiveTakesOneLine() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    Script.End client = script.connect("client", 2, listener);
    Script.End server = script.accept(listener, client, 1);
    script.send(client, "one");
    script.send(client, "two");
    script.receive(server, "onetwo");
    script.receive(server, "a text that is far too long for the place between the two columns");
    List<String> lines =
        SequenceView.draw(script.events(), Look.plain(40)).plain().lines().toList();
    assertThat(lines.get(lines.size() - 1)).contains("receives 65 bytes ").contains("…");
  }

  @Test
  void nothingIsSaidToBeNothing() {
    assertThat(SequenceView.draw(List.of(), WIDE).plain())
        .isEqualTo("nothing went over the wire\n");
  }

  @RepeatedTest(30)
  void noCallIsLostAndNoLineIsTooWide(RepetitionInfo round) {
    List<Event> events = new RandomRun(round.getCurrentRepetition()).play();
    List<String> parties = SequenceView.parties(events, List.of());
    List<Mark> marks = Folding.fold(Marks.of(Story.of(events), parties, Long.MAX_VALUE), "x");
    long calls = events.stream().mapToLong(Event::times).sum();
    assertThat(marks.stream().mapToLong(Mark::calls).sum()).isEqualTo(calls);
    assertThat(Folding.shorten(marks, 20).stream().mapToLong(Mark::calls).sum()).isEqualTo(calls);
    for (int width : new int[] {12, 30, 40, 61, 80, 200}) {
      for (Theme theme : Theme.values()) {
        Text text = SequenceView.draw(events, new Look(theme, Palette.NONE, width));
        assertThat(text.lines()).allMatch(line -> line.width() <= width);
        assertThat(text.plain()).matches("[\\P{Cntrl}\n]*");
        Text hex = HexView.draw(events, new Look(theme, Palette.NONE, width));
        assertThat(hex.plain()).matches("[\\P{Cntrl}\n]*");
      }
    }
  }

  @RepeatedTest(60)
  void aRunMatchesTheFenceThatIsWrittenFromItAndNoOther(RepetitionInfo round) {
    RandomRun run = new RandomRun(1_000 + round.getCurrentRepetition());
    List<Event> events = run.play();
    String fence = WireFence.write(events);
    assertThat(WireFence.parse(fence).match(events)).isEmpty();
    List<String> lines = fence.lines().toList();
    Random random = new Random(round.getCurrentRepetition());
    int gone = random.nextInt(lines.size());
    if (!lines.get(gone).endsWith("listens")) {
      String less = without(lines, gone);
      assertThat(WireFence.parse(less).match(events)).as(less).isPresent();
      String more = fence + lines.get(gone);
      assertThat(WireFence.parse(more).match(events)).as(more).isPresent();
    }
  }

  private static String without(List<String> lines, int gone) {
    return String.join(
        "\n",
        IntStream.range(0, lines.size()).filter(i -> i != gone).mapToObj(lines::get).toList());
  }
}
