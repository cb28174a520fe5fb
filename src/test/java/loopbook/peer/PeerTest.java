package loopbook.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every peer passes a good server and catches its mutant. */
@Timeout(30)
class PeerTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  /** Reads a line and answers it upper-cased. */
  private static void good(Socket caller) throws IOException {
    try (caller) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      InputStream in = caller.getInputStream();
      int next = in.read();
      while (next >= 0 && next != '\n') {
        line.write(next);
        next = in.read();
      }
      if (line.size() > 0) {
        String answer = line.toString(UTF_8).toUpperCase(Locale.ROOT) + "\n";
        caller.getOutputStream().write(answer.getBytes(UTF_8));
      }
    }
  }

  /** Takes one read for a line. */
  private static void singleRead(Socket caller) throws IOException {
    try (caller) {
      byte[] buffer = new byte[1024];
      int count = caller.getInputStream().read(buffer);
      if (count > 0) {
        String answer = new String(buffer, 0, count, UTF_8).strip().toUpperCase(Locale.ROOT);
        caller.getOutputStream().write((answer + "\n").getBytes(UTF_8));
      }
    }
  }

  /** Echoes until the end of the stream. */
  private static void echo(Socket caller) throws IOException {
    try (caller) {
      caller.getInputStream().transferTo(caller.getOutputStream());
    }
  }

  private static Heard upper(
      Served.Handler handler, java.util.function.UnaryOperator<Caller> script) throws IOException {
    try (Served server = Served.by(handler)) {
      return script.apply(Peer.dial(server.address())).play();
    }
  }

  @Test
  void dripCatchesWhoTakesOneReadForALine() throws IOException {
    java.util.function.UnaryOperator<Caller> drip =
        peer -> peer.named("DRIP").drip("hello\n").expect("HELLO\n").thenEndOfStream();
    assertThat(upper(PeerTest::good, drip).miss()).isEmpty();

    Heard heard = upper(PeerTest::singleRead, drip);
    assertThat(heard.peer()).isEqualTo("DRIP");
    Miss miss = heard.miss().orElseThrow();
    assertThat(miss.kind()).isEqualTo(Miss.Kind.DIFFERENT);
    assertThat(miss.received().text()).isEqualTo("H\n");
    assertThat(miss.difference().orElseThrow()).isEqualTo(new Difference(1, 'E', '\n'));
  }

  @Test
  void dripGivesEveryByteAReadOfItsOwn() throws IOException {
    List<Integer> counts = new java.util.concurrent.CopyOnWriteArrayList<>();
    Heard heard =
        upper(
            caller -> {
              try (caller) {
                byte[] buffer = new byte[100];
                int count = caller.getInputStream().read(buffer);
                while (count > 0) {
                  counts.add(count);
                  count = caller.getInputStream().read(buffer);
                }
              }
            },
            peer -> peer.drip("0123456789").halfClose().thenEndOfStream());
    assertThat(heard.asScripted()).isTrue();
    assertThat(counts).hasSize(10).containsOnly(1);
  }

  @Test
  void glueCatchesWhoTakesOneReadForALine() throws IOException {
    java.util.function.UnaryOperator<Caller> glue =
        peer -> peer.named("GLUE").send("one\ntwo\n").expect("ONE\n").thenEndOfStream();
    assertThat(upper(PeerTest::good, glue).miss()).isEmpty();

    Heard heard = upper(PeerTest::singleRead, glue);
    assertThat(heard.miss().orElseThrow().kind()).isEqualTo(Miss.Kind.TOO_MUCH);
    assertThat(heard.text()).isEqualTo("ONE\nTWO\n");
  }

  @Test
  void halfCatchesWhoClosesAtTheEndInsteadOfAnswering() throws IOException {
    Content much = Content.pattern(1_000_000);
    java.util.function.UnaryOperator<Caller> half =
        peer -> peer.named("HALF").send(much).halfClose().expect(much).thenEndOfStream();
    assertThat(upper(PeerTest::echo, half).miss()).isEmpty();

    Heard heard =
        upper(
            caller -> {
              try (caller) {
                byte[] all = caller.getInputStream().readAllBytes();
                caller.getOutputStream().write(all, 0, all.length - 1);
              }
            },
            half);
    Miss miss = heard.miss().orElseThrow();
    assertThat(miss.kind()).isEqualTo(Miss.Kind.ENDED);
    assertThat(miss.difference().orElseThrow())
        .isEqualTo(new Difference(999_999, much.at(999_999) & 0xFF, -1));
    assertThat(heard.received().total()).isEqualTo(999_999);
  }

  @Test
  void aChangedByteIsFoundAndShown() throws IOException {
    Heard heard =
        upper(
            caller -> {
              caller.getInputStream().read();
              caller.getOutputStream().write("HELlO\n".getBytes(UTF_8));
            },
            peer -> peer.send("hello\n").expect("HELLO\n"));
    Miss miss = heard.miss().orElseThrow();
    assertThat(miss.kind()).isEqualTo(Miss.Kind.DIFFERENT);
    assertThat(miss.expected().quoted()).isEqualTo("\"HELLO\\n\"");
    assertThat(miss.received().quoted()).isEqualTo("\"HELlO\\n\"");
    assertThat(miss.difference().orElseThrow())
        .hasToString("byte 3: 0x4C 'L' expected, 0x6C 'l' came");
  }

  @Test
  void earlyReachesTheEndOfTheStream() throws IOException {
    AtomicInteger first = new AtomicInteger(-2);
    try (Served server = Served.by(caller -> first.set(caller.getInputStream().read()))) {
      assertThat(Peer.dial(server.address()).named("EARLY").hangUp().play().asScripted()).isTrue();
      until(() -> first.get() != -2);
    }
    assertThat(first).hasValue(-1);
  }

  @Test
  void rstIsReadAsAReset() throws IOException {
    StringBuffer seen = new StringBuffer();
    try (Served server =
        Served.by(
            caller -> {
              try {
                seen.append(caller.getInputStream().readAllBytes().length);
              } catch (IOException e) {
                seen.append(e.getMessage());
              }
            })) {
      Heard heard = Peer.dial(server.address()).named("RST").send("he").reset().play();
      assertThat(heard.asScripted()).isTrue();
      until(() -> seen.length() > 0);
    }
    assertThat(seen.toString()).isEqualTo("Connection reset");
  }

  @Test
  void rstdataIsReadFirst() throws IOException {
    StringBuffer seen = new StringBuffer();
    try (Served server =
        Served.by(
            caller -> {
              InputStream in = caller.getInputStream();
              try {
                for (int next = in.read(); next >= 0; next = in.read()) {
                  seen.append((char) next);
                }
                seen.append(" end");
              } catch (IOException e) {
                seen.append(" reset");
              }
            })) {
      Peer.dial(server.address()).named("RSTDATA").send("data").untilConsumed().reset().play();
      until(() -> seen.length() > 5);
    }
    assertThat(seen.toString()).isEqualTo("data reset");
  }

  @Test
  void truncEndsInsideAMessage() throws IOException {
    try (Act act = Peer.listen().named("TRUNC").expect("ask\n").send("answ").hangUp().start()) {
      try (Socket socket = new Socket(act.address().getAddress(), act.address().getPort())) {
        socket.getOutputStream().write("ask\n".getBytes(UTF_8));
        assertThat(socket.getInputStream().readAllBytes()).isEqualTo("answ".getBytes(UTF_8));
      }
      assertThat(act.heard().asScripted()).isTrue();
    }
  }

  @Test
  void slowreadCatchesWhoGivesUpOnAFullBuffer() throws IOException {
    Content much = Content.pattern(2_000_000);
    java.util.function.UnaryOperator<Caller> slow =
        peer ->
            peer.named("SLOWREAD")
                .receiveBuffer(8192)
                .readSlowly(50_000)
                .send("go\n")
                .expect(much)
                .thenEndOfStream();
    Served.Handler patient =
        caller -> {
          try (caller) {
            caller.getInputStream().read();
            caller.getInputStream().read();
            caller.getInputStream().read();
            caller.getOutputStream().write(copy(much));
          }
        };
    assertThat(upper(patient, slow).miss()).isEmpty();

    Heard heard =
        upper(
            caller -> {
              caller.getInputStream().readNBytes(3);
              var channel = java.nio.channels.Channels.newChannel(caller.getOutputStream());
              channel.write(java.nio.ByteBuffer.wrap(copy(much), 0, 900_000));
              caller.close();
            },
            slow);
    assertThat(heard.miss().orElseThrow().kind()).isEqualTo(Miss.Kind.ENDED);
  }

  @Test
  void neverreadFillsTheBuffersOfTheOtherSide() throws IOException {
    Moment stuck = Moment.named("stuck");
    AtomicInteger written = new AtomicInteger();
    try (Served server =
            Served.by(
                caller -> {
                  byte[] block = new byte[64 * 1024];
                  for (int i = 0; i < 1000; i++) {
                    caller.getOutputStream().write(block);
                    written.addAndGet(block.length);
                  }
                  stuck.reach();
                });
        Act act =
            Peer.dial(server.address())
                .named("NEVERREAD")
                .receiveBuffer(8192)
                .stopReading()
                .start()
                .connected()) {
      assertThat(stuck.await(SHORT)).as("64 MB written to someone who never reads").isFalse();
      assertThat(act.heard().received().isEmpty()).isTrue();
    }
  }

  @Test
  void silentStaysAndIsToldOfTheEnd() throws IOException {
    try (Served server =
            Served.by(
                caller -> {
                  caller.setSoTimeout(100);
                  try (caller) {
                    caller.getInputStream().read();
                  } catch (IOException timeout) {
                    // hangs up on who does not speak
                  }
                });
        Act act = Peer.dial(server.address()).named("SILENT").thenEndOfStream().start()) {
      assertThat(act.heard().asScripted()).isTrue();
    }
    try (Served server = Served.by(caller -> {})) {
      Heard heard =
          Peer.dial(server.address()).named("SILENT").within(SHORT).thenEndOfStream().play();
      assertThat(heard.miss().orElseThrow().kind()).isEqualTo(Miss.Kind.STILL_OPEN);
      assertThat(heard.miss().orElseThrow().waited()).isGreaterThanOrEqualTo(SHORT);
    }
  }

  @Test
  void crowdIsAllThereBeforeTheFirstOneSpeaks() throws IOException {
    Set<Socket> here = ConcurrentHashMap.newKeySet();
    List<Integer> hereAtFirstByte = new java.util.concurrent.CopyOnWriteArrayList<>();
    try (Served server =
        Served.by(
            caller -> {
              here.add(caller);
              int first = caller.getInputStream().read();
              hereAtFirstByte.add(here.size());
              caller.getOutputStream().write(first);
              caller.close();
            })) {
      List<Heard> all =
          Peer.dial(server.address())
              .named("CROWD")
              .crowd(200)
              .sendAs(self -> "" + self.number() % 10)
              .expectAs(self -> "" + self.number() % 10)
              .thenEndOfStream()
              .playAll();
      assertThat(all).hasSize(200).allMatch(Heard::asScripted);
      assertThat(all.stream().map(Heard::local).distinct()).hasSize(200);
      assertThat(here).hasSize(200);
    }
  }

  @Test
  void crowdCatchesWhoMixesUpCallers() throws IOException {
    AtomicInteger last = new AtomicInteger();
    try (Served server =
        Served.by(
            caller -> {
              last.set(caller.getInputStream().read());
              until(() -> last.get() == '9');
              caller.getOutputStream().write(last.get());
            })) {
      Heard heard =
          Peer.dial(server.address())
              .crowd(10)
              .within(SHORT)
              .sendAs(self -> "" + self.number())
              .expectAs(self -> "" + self.number())
              .play();
      assertThat(heard.miss()).isPresent();
    }
  }

  @Test
  void redialCatchesWhoServesOnce() throws IOException {
    try (Served server = Served.by(PeerTest::good)) {
      List<Heard> all =
          Peer.dial(server.address()).named("REDIAL").times(20).send("a\n").expect("A\n").playAll();
      assertThat(all).hasSize(20).allMatch(Heard::asScripted);
    }
    AtomicInteger calls = new AtomicInteger();
    try (Served server =
        Served.by(
            caller ->
                caller
                    .getOutputStream()
                    .write(("call " + calls.incrementAndGet() + "\n").getBytes(UTF_8)))) {
      List<Heard> all =
          Peer.dial(server.address()).within(SHORT).times(3).expect("call 1\n").playAll();
      assertThat(all).extracting(Heard::asScripted).containsExactly(true, false, false);
    }
  }

  @Test
  void v6IsTheSameOverAnotherFamily() throws IOException {
    assumeTrue(Loopback.v6().isPresent(), "no IPv6 on this machine");
    try (Served server = Served.by(Loopback.v6().orElseThrow(), 0, PeerTest::good)) {
      Heard heard = Peer.dial(server.address()).named("V6").drip("v6\n").expect("V6\n").play();
      assertThat(heard.asScripted()).isTrue();
      assertThat(heard.sent().text()).isEqualTo("v6\n");
    }
  }

  @Test
  void badutf8IsMalformedForAStrictDecoder() {
    for (Malformed each : Malformed.utf8()) {
      byte[] bytes = copy(Content.join(Content.text("a"), each.bytes(), Content.text("b\n")));
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)))
          .as(each.name())
          .isInstanceOf(java.nio.charset.CharacterCodingException.class);
    }
  }

  @Test
  void splitcharCatchesWhoDecodesChunks() throws IOException {
    String text = "z\u00e4\u20ac\ud83d\ude00!\n";
    java.util.function.UnaryOperator<Caller> split =
        peer -> peer.named("SPLITCHAR").split(text).halfClose().expect(text).thenEndOfStream();
    assertThat(upper(PeerTest::echo, split).miss()).isEmpty();

    Heard heard =
        upper(
            caller -> {
              try (caller) {
                byte[] buffer = new byte[100];
                InputStream in = caller.getInputStream();
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                  caller.getOutputStream().write(new String(buffer, 0, n, UTF_8).getBytes(UTF_8));
                }
              }
            },
            split);
    assertThat(heard.miss().orElseThrow().kind()).isEqualTo(Miss.Kind.DIFFERENT);
  }

  @Test
  void longIsGeneratedAndEndsWhenRefused() throws IOException {
    Content line = Content.repeat("x", 200_000_000);
    Heard heard =
        upper(
            caller -> {
              try (caller) {
                caller.getInputStream().readNBytes(2000);
                caller.getOutputStream().write("BAD\n".getBytes(UTF_8));
              }
            },
            peer -> peer.named("LONG").pour(line).thenGone());
    assertThat(heard.sent().total()).isLessThan(20_000_000);
    assertThat(heard.received().text()).isIn("BAD\n", "");

    Heard mutant =
        upper(
            caller ->
                new BufferedReader(new InputStreamReader(caller.getInputStream(), UTF_8))
                    .readLine(),
            peer ->
                peer.named("LONG").within(SHORT).pour(Content.repeat("x", 1_000_000)).thenGone());
    assertThat(mutant.miss().orElseThrow().kind()).isEqualTo(Miss.Kind.STILL_OPEN);
  }

  @Test
  void slowdripGoesOnUntilItIsHungUpOn() throws IOException {
    Heard heard =
        upper(
            caller -> {
              try (caller) {
                caller.getInputStream().readNBytes(3);
              }
            },
            peer ->
                peer.named("SLOWDRIP")
                    .dripSlowly(Content.repeat("x", 1000), Duration.ofMillis(20))
                    .thenGone());
    assertThat(heard.asScripted()).isTrue();
    assertThat(heard.sent().total()).isBetween(3L, 100L);
  }

  @Test
  void refusedIsRefusedAndBlackholeDoesNotAnswer() {
    try (DeadEnd refused = DeadEnd.refused()) {
      Heard heard = Peer.dial(refused.address()).expect("x").play();
      assertThat(heard.miss().orElseThrow().kind()).isEqualTo(Miss.Kind.NOT_CONNECTED);
      assertThat(heard.miss().orElseThrow().detail()).contains("refused");
      assertThat(heard.local()).isNull();
    }
    assumeTrue(System.getProperty("os.name").equals("Linux"), "only Linux drops such a call");
    try (DeadEnd blackhole = DeadEnd.blackhole()) {
      Heard heard = Peer.dial(blackhole.address()).within(SHORT).play();
      assertThat(heard.miss().orElseThrow().kind()).isEqualTo(Miss.Kind.NOT_CONNECTED);
      assertThat(heard.miss().orElseThrow().detail()).isEqualTo("no answer");
    }
  }

  @Test
  void hangingUpWhileTheCallIsNotAnsweredYetIsNoFault() {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "only Linux drops such a call");
    try (DeadEnd blackhole = DeadEnd.blackhole()) {
      Act act = Peer.dial(blackhole.address()).within(Duration.ofMinutes(1)).send("x").start();
      act.close();
      assertThat(act.all()).singleElement().extracting(Heard::sent).matches(Kept::isEmpty);
    }
  }

  @Test
  void aHostHasAScriptForEachCallerAndCountsTheOthers() throws IOException {
    try (Act act = Peer.listen().send("one").hangUp().nextCaller().send("two").hangUp().start()) {
      assertThat(readAll(act.address())).isEqualTo("one");
      assertThat(readAll(act.address())).isEqualTo("two");
      assertThat(readAll(act.address())).isEmpty();
      assertThat(act.all()).hasSize(2).allMatch(Heard::asScripted);
      assertThat(act.uninvited()).isEqualTo(1);
    }
    try (Act act = Peer.listen().within(SHORT).expect("x").start()) {
      assertThat(act.heard().miss().orElseThrow().kind()).isEqualTo(Miss.Kind.NO_CALLER);
    }
  }

  @Test
  void whoCallsTooLateIsServedByTheFirstScriptThatNobodyCalledFor() throws IOException {
    Host host = Peer.listen().within(SHORT).send("one").hangUp().nextCaller().send("two").hangUp();
    try (Act act = host.start()) {
      assertThat(readAll(act.address())).isEqualTo("one");
      assertThat(act.heard().miss().orElseThrow().kind()).isEqualTo(Miss.Kind.NO_CALLER);
      assertThat(readAll(act.address())).isEqualTo("two");
      assertThat(act.all()).hasSize(2).allMatch(Heard::asScripted);
      assertThat(readAll(act.address())).isEmpty();
      assertThat(act.uninvited()).isEqualTo(1);
    }
  }

  @Test
  void whatCameTooLateIsStillShown() throws IOException {
    Heard heard =
        upper(
            caller -> caller.getOutputStream().write("HEL".getBytes(UTF_8)),
            peer -> peer.within(SHORT).expect("HELLO\n"));
    Miss miss = heard.miss().orElseThrow();
    assertThat(miss.kind()).isEqualTo(Miss.Kind.TOO_LATE);
    assertThat(miss.received().text()).isEqualTo("HEL");
    assertThat(miss.difference().orElseThrow()).isEqualTo(new Difference(3, 'L', -1));
  }

  @Test
  void closingEndsTheThreadAndIsIdempotent() throws IOException {
    try (Served server = Served.by(caller -> {})) {
      Act act = Peer.dial(server.address()).named("ENDS").expect("never").start().connected();
      assertThat(threads("peer ENDS")).isEqualTo(1);
      act.close();
      act.close();
      assertThat(threads("peer ENDS")).isZero();
      assertThat(act.soFar()).hasSize(1);
      assertThat(act.soFar().get(0).events())
          .extracting(Event::kind)
          .containsExactly(Event.Kind.CONNECTED, Event.Kind.HALF_CLOSED, Event.Kind.CLOSED);
    }
  }

  @Test
  void closingIsNotedWhileTheScriptResets() throws IOException {
    try (Served server = Served.by(PeerTest::echo)) {
      java.util.concurrent.CompletableFuture<Act> act =
          new java.util.concurrent.CompletableFuture<>();
      java.util.concurrent.CompletableFuture<Thread> closer =
          new java.util.concurrent.CompletableFuture<>();
      act.complete(
          Peer.dial(server.address())
              .sendAs(
                  self -> {
                    Thread closing = new Thread(act.join()::close);
                    closing.start();
                    until(() -> closing.getState() == Thread.State.WAITING);
                    closer.complete(closing);
                    return "x";
                  })
              .reset()
              .start());
      until(() -> !closer.join().isAlive());
      assertThat(closer.join().isAlive()).isFalse();
    }
  }

  @Test
  void aSendThatBreaksIsToldUnlessSomethingElseIsMissing() throws IOException {
    Heard heard =
        upper(
            caller -> {
              try (caller) {
                caller.getOutputStream().write("enough\n".getBytes(UTF_8));
              }
            },
            peer -> peer.send(Content.pattern(50_000_000)).expect("enough\n").thenGone());
    assertThat(heard.miss().orElseThrow().kind()).isEqualTo(Miss.Kind.BROKEN);
    assertThat(heard.text()).isEqualTo("enough\n");
  }

  @Test
  void momentsOrderPeers() throws IOException {
    try (Served server = Served.by(PeerTest::echo)) {
      Moment first = Moment.named("first was answered");
      try (Act second =
          Peer.dial(server.address()).await(first).send("2").expect("2").start().connected()) {
        assertThat(second.isDone()).isFalse();
        Heard heard = Peer.dial(server.address()).send("1").expect("1").reach(first).play();
        assertThat(heard.asScripted()).isTrue();
        assertThat(second.heard().asScripted()).isTrue();
      }
      Heard unmet = Peer.dial(server.address()).within(SHORT).await(Moment.named("never")).play();
      assertThat(unmet.miss().orElseThrow().kind()).isEqualTo(Miss.Kind.UNMET);
      assertThat(unmet.miss().orElseThrow().detail()).isEqualTo("never");
    }
  }

  private static String readAll(InetSocketAddress address) throws IOException {
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static byte[] copy(Content content) {
    byte[] bytes = new byte[(int) content.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = content.at(i);
    }
    return bytes;
  }

  private static long threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().equals(name))
        .count();
  }

  private static void until(java.util.function.BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
      Thread.yield();
    }
  }
}
