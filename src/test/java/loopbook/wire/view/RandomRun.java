package loopbook.wire.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import loopbook.weave.Operation;
import loopbook.wire.Event;
import loopbook.wire.Script;

/** A run of several parties and connections, interleaved at random, as a network could do it. */
final class RandomRun {
  private static final String[] PARTIES = {"server", "client", "caller-2", "客户"};

  private final Random random;
  private final Script script = new Script();
  private final Map<Script.End, Script.End> others = new HashMap<>();
  private final Map<Script.End, StringBuilder> wire = new HashMap<>();
  private final Map<Script.End, Boolean> said = new HashMap<>();
  private final List<Script.End> open = new ArrayList<>();

  RandomRun(long seed) {
    random = new Random(seed);
  }

  List<Event> play() {
    Script.End listener = script.listen("server", 1);
    Deque<Script.End> callers = new ArrayDeque<>();
    int connections = 1 + random.nextInt(4);
    for (int i = 0; i < connections; i++) {
      String party = PARTIES[1 + random.nextInt(PARTIES.length - 1)];
      callers.add(script.connect(party, 10 + random.nextInt(3), listener));
      if (random.nextBoolean()) {
        accept(listener, callers);
      }
    }
    while (!callers.isEmpty()) {
      accept(listener, callers);
    }
    int steps = random.nextInt(120);
    for (int i = 0; i < steps && !open.isEmpty(); i++) {
      step(open.get(random.nextInt(open.size())));
    }
    if (random.nextBoolean()) {
      script.close(listener);
    }
    script.recording.finish();
    return script.events();
  }

  private void accept(Script.End listener, Deque<Script.End> callers) {
    Script.End caller = callers.remove();
    Script.End accepted = script.accept(listener, caller, 1 + random.nextInt(2));
    others.put(caller, accepted);
    others.put(accepted, caller);
    wire.put(caller, new StringBuilder());
    wire.put(accepted, new StringBuilder());
    open.add(caller);
    open.add(accepted);
  }

  private void step(Script.End end) {
    Script.End other = others.get(end);
    switch (random.nextInt(6)) {
      case 0, 1 -> {
        if (!said.containsKey(end)) {
          String text =
              "\u001b[3m\n\t\"\\ü...x".substring(random.nextInt(6)).repeat(1 + random.nextInt(3));
          script.send(end, text);
          wire.get(other).append(text);
        }
      }
      case 2, 3 -> {
        StringBuilder unread = wire.get(end);
        if (unread.length() > 0) {
          int taken = random.nextBoolean() ? unread.length() : 1 + random.nextInt(unread.length());
          script.receive(end, unread.substring(0, taken));
          unread.delete(0, taken);
        } else if (said.containsKey(other)) {
          script.endOfStream(end);
        }
      }
      case 4 -> {
        if (random.nextInt(4) == 0 && said.putIfAbsent(end, true) == null) {
          script.halfClose(end);
        } else {
          script.fail(end, Operation.READ, "java.net.SocketTimeoutException", "Read timed out");
        }
      }
      default -> {
        if (random.nextInt(8) == 0) {
          said.put(end, true);
          open.remove(end);
          if (random.nextBoolean()) {
            script.close(end);
          } else {
            script.reset(end);
          }
        }
      }
    }
  }
}
