package loopbook.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import loopbook.judge.trial.Partner;
import loopbook.talk.DatagramTalk;
import loopbook.talk.Instruction;
import loopbook.talk.Instruction.LineEnd;
import loopbook.talk.Instructions;
import loopbook.talk.StreamTalk;
import loopbook.talk.Talk;
import loopbook.talk.Talk.Done;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Tone;
import loopbook.wire.Recording;
import loopbook.wire.TcpRow;
import loopbook.wire.UdpRow;
import loopbook.wire.view.StatesView;
import org.jspecify.annotations.Nullable;

/**
 * One conversation of the learner's, from its first packet until nothing of it is left: does what
 * is typed, and keeps what went over the wire as the last run.
 */
final class BeTalk implements AutoCloseable {
  private static final String YOU = "you";
  private static final Duration LONG = Duration.ofDays(365);
  private static final Duration BRIEF = Duration.ofSeconds(1);

  /** How long {@code :wait} waits for something to come. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Context context;
  private final String name;
  private final boolean client;
  private final boolean udp;
  private final Optional<BeRecord> record;
  private final Optional<LiveFeed> feed;
  private final Optional<Partner> partner;
  private final BeScreen screen;
  private @Nullable Talk talk;
  private LineEnd lineEnd = LineEnd.NONE;
  private int heard;
  private int moments;
  private boolean closed;

  /**
   * With whoever is there.
   *
   * @param session the recording of the learner's session, if the other end is a socket of its
   */
  BeTalk(Context context, String name, boolean client, boolean udp, Optional<Recording> session) {
    this(context, name, client, udp, Optional.empty(), session);
  }

  /** With a program of the learner's, which ends with the talk. */
  BeTalk(Context context, String name, boolean client, boolean udp, Partner partner) {
    this(context, name, client, udp, Optional.of(partner), Optional.empty());
  }

  private BeTalk(
      Context context,
      String name,
      boolean client,
      boolean udp,
      Optional<Partner> partner,
      Optional<Recording> session) {
    this.context = context;
    this.name = name;
    this.client = client;
    this.udp = udp;
    this.partner = partner;
    this.screen = new BeScreen(context, () -> partner.map(Partner::printed).orElse(""));
    this.record = BeRecord.begin(session, client ? "server" : "client");
    boolean known = session.isPresent() || partner.isPresent();
    this.feed = record.filter(r -> known).flatMap(r -> r.feed(context));
    partner.ifPresent(p -> record.ifPresent(r -> p.onTraced(r::tell)));
  }

  BeScreen screen() {
    return screen;
  }

  /** Whether there is a conversation; if not, why was said. */
  boolean call(InetSocketAddress to) throws IOException, InterruptedException {
    Talk made = udp ? DatagramTalk.call(to, screen::news) : StreamTalk.call(to, screen::news);
    talk = made;
    return !made.isOver();
  }

  /**
   * Listens there.
   *
   * @throws IOException if the address cannot be had
   */
  boolean host(InetSocketAddress at) throws IOException {
    var unused = open(at);
    return true;
  }

  /** The same; returns where. */
  InetSocketAddress open(InetSocketAddress at) throws IOException {
    if (udp) {
      DatagramTalk made = DatagramTalk.host(at, screen::news);
      talk = made;
      return made.address();
    }
    StreamTalk made = StreamTalk.host(at, screen::news);
    talk = made;
    return made.address();
  }

  /** The conversation did not come about. */
  Result failed() throws InterruptedException {
    finish(true);
    return Result.of(Status.FAILED, Text.EMPTY);
  }

  /** Does what is typed until the end. */
  Result go() throws InterruptedException {
    Talk now = talk;
    if (now == null) {
      throw new IllegalStateException("nothing was opened");
    }
    boolean person = context.typist().isPerson();
    if (person) {
      screen.say(Tone.DIM, "be.begin");
    }
    Status status = Status.DONE;
    boolean more = true;
    while (more && !(person && now.isOver())) {
      Optional<String> typed = context.typist().line(asking());
      if (typed.isEmpty()) {
        if (!person) {
          drain(now);
        }
        break;
      }
      for (String line : typed.get().split("\n", -1)) {
        Instruction instruction = Instructions.read(line);
        more = more && !(instruction instanceof Instruction.Quit);
        status = more ? perform(now, instruction, person) : status;
        // a script is not to go on after a line that was not done
        more = more && (person || status == Status.DONE);
      }
    }
    finish(true);
    Status ended = person ? Status.DONE : status;
    return context.front() == Front.PROMPT
        ? Result.of(ended, Say.text(context, Tone.DIM, record.isEmpty() ? "be.lost" : "be.over"))
        : Result.of(ended, Text.EMPTY);
  }

  private static Typist.Asking asking() {
    return new Typist.Asking(
        Line.of(Say.get("be.prompt"), Tone.party(0)).append("> ", Tone.DIM),
        Line.of(Say.get("be.name"), Tone.STRONG).append(" | " + Say.get("be.keys"), Tone.DIM),
        Instructions.COMMANDS.stream()
            .map(word -> new Candidate(word, Say.get("be.command." + word.substring(1))))
            .toList());
  }

  private Status perform(Talk now, Instruction instruction, boolean person)
      throws InterruptedException {
    if (!person && !(instruction instanceof Instruction.SetLineEnd)) {
      now.await(() -> now.hasPartner() || now.isOver(), LONG);
    }
    if (instruction instanceof Instruction.Send send) {
      return send(now, send);
    } else if (instruction instanceof Instruction.HalfClose) {
      heard = screen.incoming();
      return answered(now.halfClose());
    } else if (instruction instanceof Instruction.Close) {
      return answered(now.hangUp());
    } else if (instruction instanceof Instruction.Reset) {
      return answered(now.reset());
    } else if (instruction instanceof Instruction.Wait wait) {
      wait(now, wait);
    } else if (instruction instanceof Instruction.SetLineEnd set) {
      lineEnd = set.end();
      screen.say(Tone.DIM, "be.eol." + key(lineEnd));
    } else if (instruction instanceof Instruction.States) {
      states();
    } else if (instruction instanceof Instruction.Help) {
      help();
    } else if (instruction instanceof Instruction.Wrong wrong) {
      screen.say(Tone.WARNING, "be.wrong." + key(wrong.why()), wrong.part());
      return Status.USAGE;
    }
    return Status.DONE;
  }

  private Status send(Talk now, Instruction.Send send) throws InterruptedException {
    String end = send.text() ? lineEnd.text() : "";
    if (send.bytes().count() == 0 && end.isEmpty() && !udp) {
      screen.say(Tone.DIM, "be.empty");
      return Status.DONE;
    }
    heard = screen.incoming();
    return answered(now.send(send.bytes().then(end)));
  }

  private Status answered(Done done) {
    if (done == Done.DONE) {
      return Status.DONE;
    }
    screen.say(Tone.WARNING, "be.done." + key(done) + (udp && done == Done.NOBODY ? ".udp" : ""));
    return Status.FAILED;
  }

  private void wait(Talk now, Instruction.Wait wait) throws InterruptedException {
    if (wait.span().isPresent()) {
      now.await(() -> false, wait.span().get());
    } else if (!now.await(() -> screen.incoming() > heard || now.isOver(), PATIENCE)) {
      screen.say(Tone.DIM, "be.waited", PATIENCE.toSeconds());
    }
    heard = screen.incoming();
  }

  private void states() throws InterruptedException {
    if (record.isEmpty()) {
      screen.say(Tone.WARNING, "be.lost");
      return;
    }
    String moment = Say.get("be.moment", ++moments);
    Optional<List<TcpRow>> rows = record.get().moment(moment);
    List<UdpRow> datagrams = record.get().datagrams(moment);
    if (rows.isEmpty() || (rows.get().isEmpty() && datagrams.isEmpty())) {
      screen.say(Tone.DIM, "be.norows");
      return;
    }
    context
        .sink()
        .text(
            StatesView.draw(
                Map.of(moment, rows.get()),
                Map.of(moment, datagrams),
                List.of(),
                List.of(moment),
                roles(),
                context.look()));
  }

  private void help() {
    for (String line : Say.get("be.commands").split("\n", -1)) {
      screen.say(Tone.PLAIN, "be.line", line);
    }
  }

  /** No more is typed: ends our direction, and hears the other end out. */
  private void drain(Talk now) throws InterruptedException {
    now.await(() -> now.hasPartner() || now.isOver(), LONG);
    if (udp) {
      int before;
      do {
        before = screen.incoming();
        int seen = before;
        now.await(() -> screen.incoming() > seen, BRIEF);
      } while (screen.incoming() > before);
      return;
    }
    var unused = now.halfClose();
    boolean left = false;
    while (!left && !now.await(now::isEnded, BRIEF)) {
      // a method that returned without closing what it was given leaves it open for ever
      left = screen.isEnded();
    }
  }

  private List<String> roles() {
    return client ? List.of("server", YOU) : List.of(YOU, "client");
  }

  /** Closes everything, and keeps what was recorded. */
  private void finish(boolean calmly) throws InterruptedException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (talk != null) {
        talk.close();
      }
      if (calmly && record.isPresent() && talk != null) {
        var unused = record.get().moment(Say.get("be.moment.end"));
      }
      if (calmly) {
        settle();
      }
    } finally {
      release();
    }
  }

  /** Gives the learner's program a moment to notice that we are gone, for the drawing. */
  private void settle() throws InterruptedException {
    if (partner.isEmpty()) {
      return;
    }
    long end = System.nanoTime() + BRIEF.toNanos();
    int before = -1;
    int now = partner.get().calls();
    while (now != before && System.nanoTime() < end) {
      Thread.sleep(50);
      before = now;
      now = partner.get().calls();
    }
  }

  private void release() {
    partner.ifPresent(Partner::close);
    feed.ifPresent(LiveFeed::close);
    screen.close();
    record.ifPresent(
        kept -> {
          Kept run = kept.end(name, roles());
          if (!run.events().isEmpty()) {
            context.desk().lastRun(run);
            Kept.keep(context, run);
          }
        });
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** After an interrupt or a failure: nothing is waited for. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    try {
      finish(false);
    } catch (InterruptedException again) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
