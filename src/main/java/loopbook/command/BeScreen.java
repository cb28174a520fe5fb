package loopbook.command;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import loopbook.judge.trial.Partner.Said;
import loopbook.judge.trial.Preview;
import loopbook.talk.Bytes;
import loopbook.talk.News;
import loopbook.text.Line;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.text.Wrap;
import loopbook.wire.AddressText;

/** Shows a conversation as it goes: what we do, what comes, what the learner's program says. */
final class BeScreen implements AutoCloseable {
  private static final Tone OURS = Tone.party(0);
  private static final Tone THEIRS = Tone.party(1);

  /** So many reads of one second are shown one by one; what comes faster is counted together. */
  private static final int MOST_READS = 20;

  private static final long SECOND = 1_000_000_000L;
  private static final long TICK_MILLIS = 100;
  private static final int LONGEST = 4096;
  private static final int SHOWN_BYTES = 80;

  private final Context context;
  private final Supplier<String> output;
  private final Thread ticker;
  private final StringBuilder unfinished = new StringBuilder();
  private long window;
  private int reads;
  private long heldReads;
  private long heldBytes;
  private int incoming;
  private boolean ended;
  private boolean oursEnded;
  private boolean theirsEnded;

  /**
   * @param output what the learner's program has printed since this was asked last
   */
  BeScreen(Context context, Supplier<String> output) {
    this.context = context;
    this.output = output;
    this.ticker = new Thread(this::tick, "be: screen");
    ticker.setDaemon(true);
    ticker.start();
  }

  /** How often something has come from the other end. */
  synchronized int incoming() {
    return incoming;
  }

  /** Whether the learner's program does nothing more. */
  synchronized boolean isEnded() {
    return ended;
  }

  synchronized void news(News news) {
    if (news instanceof News.Received received) {
      received(received);
      return;
    }
    flush();
    if (news instanceof News.Listening listening) {
      say(Tone.PLAIN, "be.listening", AddressText.of(listening.at()));
    } else if (news instanceof News.Bound bound) {
      say(Tone.PLAIN, "be.bound", AddressText.of(bound.at()));
    } else if (news instanceof News.Connected connected) {
      say(
          Tone.PLAIN,
          "be.connected",
          AddressText.of(connected.local()),
          AddressText.of(connected.remote()));
      begins();
    } else if (news instanceof News.Accepted accepted) {
      begins();
      came(Say.line("be.accepted", AddressText.of(accepted.remote())));
    } else if (news instanceof News.Refused refused) {
      came(Say.line(Tone.BAD, "be.refused", AddressText.of(refused.remote())));
    } else if (news instanceof News.Sending sending) {
      done(bytes(sending.bytes()));
    } else if (news instanceof News.EndOfStream) {
      came(Say.line("be.end"));
      theirsEnded = true;
      sayIfBothEnded();
    } else if (news instanceof News.Reset) {
      came(Say.line(Tone.BAD, "be.reset"));
    } else if (news instanceof News.HalfClosed) {
      done(Say.line(theirsEnded ? "be.half.last" : "be.half"));
      oursEnded = true;
      sayIfBothEnded();
    } else if (news instanceof News.Closed) {
      done(Say.line("be.closed"));
    } else if (news instanceof News.Aborted) {
      done(Say.line("be.aborted"));
    } else if (news instanceof News.Failed failed) {
      came(Say.line(Tone.BAD, "be.failed", failed.what()));
    }
  }

  private void begins() {
    oursEnded = false;
    theirsEnded = false;
  }

  private void sayIfBothEnded() {
    if (oursEnded && theirsEnded && context.typist().isPerson()) {
      say(Tone.DIM, "be.both");
    }
  }

  synchronized void said(Said said) {
    flush();
    print(output.get());
    if (said instanceof Said.Over) {
      ended = true;
    } else if (said instanceof Said.Returned returned) {
      own(
          returned.value().isEmpty()
              ? Say.line("be.returned", returned.method())
              : Say.line("be.returned.value", returned.method(), returned.value()));
    } else if (said instanceof Said.Threw threw) {
      own(
          threw.method().isEmpty()
              ? Say.line(Tone.BAD, "be.threw.before", threw.what())
              : Say.line(Tone.BAD, "be.threw", threw.method(), threw.what()));
    } else if (said instanceof Said.CalledBack back) {
      own(Say.line("be.calledback", back.name(), back.arguments()));
    } else if (said instanceof Said.Gone gone) {
      ended = true;
      String why = gone.reason().name().toLowerCase(Locale.ROOT);
      own(Say.line(Tone.BAD, gone.exited() ? "be.gone.exit" : "be.gone." + why));
    }
  }

  synchronized void say(Tone tone, String key, Object... values) {
    context.sink().text(Say.text(context, tone, key, values));
  }

  private void received(News.Received received) {
    long now = System.nanoTime();
    if (now - window > SECOND) {
      window = now;
      reads = 0;
    }
    if (++reads > MOST_READS) {
      incoming++;
      heldReads++;
      heldBytes += received.bytes().count();
      return;
    }
    Line what = bytes(received.bytes());
    came(
        received.from().isEmpty()
            ? what
            : what.append(
                "  " + Say.get("be.from", received.from().replaceFirst("^/", "")), Tone.DIM));
  }

  private void flush() {
    if (heldReads > 0) {
      incoming--; // counted as they came
      came(Say.line("be.reads", heldBytes, heldReads));
      heldReads = 0;
      heldBytes = 0;
    }
  }

  private void tick() {
    try {
      while (true) {
        Thread.sleep(TICK_MILLIS);
        synchronized (this) {
          flush();
          print(output.get());
        }
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private void print(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || unfinished.length() >= LONGEST) {
        printed();
      }
      if (c != '\n' && c != '\r') {
        unfinished.append(c);
      }
    }
  }

  private void printed() {
    Line bar = Line.of(context.look().of(Glyph.VERTICAL) + " ", THEIRS);
    show(Line.of(unfinished.toString()), bar, bar);
    unfinished.setLength(0);
  }

  private static Line bytes(Bytes bytes) {
    if (bytes.count() == 0) {
      return Say.line("be.bytes.none");
    }
    byte[] all = bytes.toArray();
    byte[] first = Arrays.copyOf(all, Math.min(all.length, SHOWN_BYTES));
    String quoted = Preview.of(new String(first, StandardCharsets.ISO_8859_1));
    return Line.of(Say.get(all.length == 1 ? "be.bytes.one" : "be.bytes", all.length) + " ")
        .append(quoted, Tone.STRING);
  }

  private void done(Line what) {
    arrow(Glyph.ARROW_RIGHT, OURS, what);
  }

  private void came(Line what) {
    incoming++;
    arrow(Glyph.ARROW_LEFT, THEIRS, what);
  }

  private void own(Line what) {
    arrow(Glyph.BULLET, THEIRS, what);
  }

  private void arrow(Glyph glyph, Tone tone, Line what) {
    Line mark = Line.of(context.look().of(glyph) + " ", tone);
    show(what, mark, Line.of(" ".repeat(mark.width())));
  }

  private void show(Line what, Line first, Line next) {
    Wrap.wrap(what, context.look().width(), first, next).forEach(context.sink()::line);
  }

  /** Shows what is still held back; nothing more comes then. */
  @Override
  public void close() {
    ticker.interrupt();
    synchronized (this) {
      flush();
      print(output.get());
      if (!unfinished.isEmpty()) {
        printed();
      }
    }
  }
}
