package loopbook.judge.call;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a callback that lives in the child does when the learner's code calls it. */
public sealed interface Answer {
  /** Returns the value. */
  record Give(@Nullable Object value) implements Answer {
    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("give", value);
    }
  }

  /** Returns the argument with that index. */
  record Echo(int argument) implements Answer {
    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("echo", argument);
    }
  }

  /** Throws a new exception of a type of the JDK that has a constructor with a message. */
  record Throw(String type, String message) implements Answer {
    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("throw", type, message);
    }
  }

  /**
   * Returns what the first operation gives, after the others were done; they name it {@link
   * Handle#IT}.
   */
  record Made(Operation first, List<Operation> then) implements Answer {
    public Made {
      then = List.copyOf(then);
    }

    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("made", first.plain(), then.stream().map(Operation::plain).toList());
    }
  }

  /** Waits until the callback is opened ({@link Operation.Open}), then answers. */
  record Hold(Answer then) implements Answer {
    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("hold", then.plain());
    }
  }

  /** As plain values, for {@link Codec}. */
  List<@Nullable Object> plain();

  /** The reverse of {@link #plain()}. */
  static Answer of(@Nullable Object plain) throws Malformed {
    Parts parts = new Parts(plain);
    return switch (parts.text()) {
      case "give" -> new Give(parts.value());
      case "echo" -> new Echo((int) parts.number());
      case "throw" -> new Throw(parts.text(), parts.text());
      case "made" -> new Made(Operation.of(parts.value()), Operation.all(parts.list()));
      case "hold" -> new Hold(of(parts.value()));
      default -> throw new Malformed("unknown answer");
    };
  }

  static List<Answer> all(List<?> plain) throws Malformed {
    List<Answer> found = new ArrayList<>();
    for (Object one : plain) {
      found.add(of(one));
    }
    return found;
  }
}
