package loopbook.wire.view;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import loopbook.weave.Operation;
import loopbook.wire.CodeLine;
import loopbook.wire.Event;
import loopbook.wire.Script;

/**
 * A run of two to six parties, one thread each, that do whatever sockets can do, in any order: what
 * no lesson would write and a learner might.
 */
final class AnyRun {
  private static final String[] NAMES = {
    "server", "client", "客户", "caller-2", "a", "a-party-with-a-long-name"
  };
  private static final String[] PAYLOADS = {
    "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
    "\u001b[31mred\u001b[0m\u0007\b",
    "好的，收到",
    "👩‍🚀🇨🇳 ok",
    "\"quoted\" \\ │ ─▶ ...",
    "...",
    "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
    "a"
  };
  private static final String[] MESSAGES = {
    null, "", "Connection reset", "拒绝连接", "a \"very\" \u001b[2J long\r\nmessage that goes on and on"
  };

  private final Random random;
  private final Script script = new Script();
  private final List<String> parties;
  private final List<Script.End> listeners = new ArrayList<>();
  private final List<Script.End> mailboxes = new ArrayList<>();
  private final List<Script.End> streams = new ArrayList<>();
  private final Map<Script.End, Script.End> others = new HashMap<>();
  private final Map<Script.End, StringBuilder> unread = new HashMap<>();
  private final Set<Script.End> silent = new HashSet<>();
  private final Set<String> gone = new HashSet<>();
  private long sent;

  AnyRun(long seed) {
    random = new Random(seed);
    List<String> names = new ArrayList<>(List.of(NAMES));
    Collections.shuffle(names, random);
    parties = List.copyOf(names.subList(0, 2 + random.nextInt(5)));
  }

  List<Event> play() {
    listeners.add(script.listen(parties.get(0), thread(parties.get(0))));
    int steps = random.nextInt(80);
    for (int i = 0; i < steps; i++) {
      long nanos = random.nextInt(6) == 0 ? 250_000_000 : 1_000;
      CodeLine line = random.nextBoolean() ? null : new CodeLine("", "server", 1 + i);
      script.each(nanos, line);
      step(parties.get(random.nextInt(parties.size())));
    }
    script.recording.finish();
    return script.events();
  }

  /** All bytes that were written to connections. */
  long sent() {
    return sent;
  }

  private long thread(String party) {
    return 1L + parties.indexOf(party);
  }

  private void step(String party) {
    if (gone.contains(party)) {
      return;
    }
    int what = random.nextInt(40);
    if (what == 0) {
      script.moment("a moment of " + party);
    } else if (what == 1 && random.nextInt(4) == 0) {
      gone.add(party);
      script.recording.stopped(party);
    } else if (what < 4) {
      listeners.add(script.listen(party, thread(party)));
    } else if (what < 8 || streams.isEmpty() && what < 15) {
      connect(party, listeners.get(random.nextInt(listeners.size())));
    } else if (what < 15) {
      mail(party);
    } else {
      List<Script.End> own = streams.stream().filter(end -> end.isOf(party)).toList();
      if (!own.isEmpty()) {
        talk(party, own.get(random.nextInt(own.size())));
      }
    }
  }

  private void connect(String party, Script.End listener) {
    Script.End caller = script.connect(party, thread(party), listener);
    if (random.nextInt(8) == 0 || gone.contains(listener.party())) {
      return;
    }
    Script.End accepted = script.accept(listener, caller, thread(listener.party()));
    others.put(caller, accepted);
    others.put(accepted, caller);
    for (Script.End end : List.of(caller, accepted)) {
      unread.put(end, new StringBuilder());
      streams.add(end);
    }
  }

  private void mail(String party) {
    List<Script.End> own = mailboxes.stream().filter(end -> end.isOf(party)).toList();
    if (own.isEmpty() || random.nextInt(5) == 0) {
      mailboxes.add(script.bind(party, thread(party)));
      return;
    }
    Script.End from = own.get(random.nextInt(own.size()));
    Script.End to = mailboxes.get(random.nextInt(mailboxes.size()));
    String text = payload();
    script.mail(from, to, text);
    if (random.nextBoolean() && !gone.contains(to.party())) {
      if (random.nextBoolean()) {
        script.collect(to, from, text);
      } else {
        script.collect(to, from, text, random.nextInt(text.length() + 1));
      }
    }
  }

  private void talk(String party, Script.End end) {
    switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> send(end);
      case 4 -> loop(end);
      case 5 -> cross(end);
      case 6, 7, 8 -> receive(end);
      case 9 -> script.nothing(end);
      case 10 -> script.fail(end, Operation.READ, "java.net.SocketException", message());
      case 11 -> script.fail(end, Operation.READ, "java.net.SocketTimeoutException", message());
      case 12 -> {
        boolean out = random.nextBoolean();
        script.tls(end, out ? Operation.TLS_WRITE : Operation.TLS_READ, payload());
      }
      case 13 -> {
        if (random.nextBoolean()) {
          script.shutInput(end);
        } else if (silent.add(end)) {
          script.halfClose(end);
        }
      }
      case 14 -> {
        streams.remove(end);
        silent.add(end);
        if (random.nextInt(3) == 0) {
          script.reset(end);
        } else {
          script.close(end);
        }
      }
      default -> {
        if (random.nextInt(4) == 0) {
          script.begin(end, Operation.READ);
          gone.add(party);
        } else {
          script.urgent(end);
        }
      }
    }
  }

  private void send(Script.End end) {
    // the same again and again is folded
    int times = random.nextInt(4) == 0 ? 1 + random.nextInt(14) : 1;
    String text = payload();
    for (int i = 0; i < times; i++) {
      send(end, text);
      if (random.nextBoolean() || times > 6) {
        receive(others.get(end));
      }
    }
  }

  /** A loop in a loop, which is folded twice. */
  private void loop(Script.End end) {
    String one = payload();
    String two = payload();
    int inner = 1 + random.nextInt(5);
    int times = 1 + random.nextInt(12);
    for (int i = 0; i < times * (inner + 1); i++) {
      send(end, i % (inner + 1) > 0 ? one : two);
    }
  }

  /** Both send before either receives. */
  private void cross(Script.End end) {
    Script.End other = others.get(end);
    receive(end);
    receive(other);
    send(end, payload());
    if (!gone.contains(other.party())) {
      send(other, payload());
    }
    receive(other);
    receive(end);
  }

  private void send(Script.End end, String text) {
    if (!silent.contains(end)) {
      script.send(end, text);
      unread.get(others.get(end)).append(text);
      sent += text.length();
    }
  }

  private void receive(Script.End end) {
    StringBuilder rest = unread.get(end);
    if (gone.contains(end.party()) || !streams.contains(end)) {
      return;
    }
    if (rest.length() > 0) {
      int taken = random.nextInt(3) > 0 ? rest.length() : 1 + random.nextInt(rest.length());
      script.receive(end, rest.substring(0, taken));
      rest.delete(0, taken);
    } else if (silent.contains(others.get(end))) {
      script.endOfStream(end);
    }
  }

  private String message() {
    return MESSAGES[random.nextInt(MESSAGES.length)];
  }

  /** Each character is one byte. */
  private String payload() {
    if (random.nextInt(4) == 0) {
      byte[] bytes = new byte[1 + random.nextInt(random.nextInt(8) == 0 ? 100_000 : 90)];
      random.nextBytes(bytes);
      return new String(bytes, ISO_8859_1);
    }
    String text = PAYLOADS[random.nextInt(PAYLOADS.length)].repeat(1 + random.nextInt(3));
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }
}
