package loopbook.judge.call;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One frame of the protocol. */
public sealed interface Message {
  /** Judge to child. Calls may run at once; each has a thread of its own there. */
  record Call(long id, Operation operation) implements Message {
    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("call", id, operation.plain());
    }
  }

  /** Child to judge: the call returned. */
  record Result(long id, @Nullable Object value) implements Message {
    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("result", id, value);
    }
  }

  /** Child to judge: the learner's code threw. */
  record Failed(long id, Thrown thrown) implements Message {
    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("failed", id, thrown);
    }
  }

  /**
   * Child to judge: the call returned, but its value cannot be sent: it has no end, or is nested
   * too deep, or too long.
   */
  record Unfit(long id, String why) implements Message {
    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("unfit", id, why);
    }
  }

  /** Child to judge: the operation could not be done at all (no such method, no such handle). */
  record Refused(long id, String why) implements Message {
    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("refused", id, why);
    }
  }

  /** Child to judge, unasked. */
  record Notice(Kind kind, @Nullable Object value) implements Message {
    /** What it is about, and what its value is. */
    public enum Kind {
      /** The child waits for calls; the protocol's version. */
      READY,
      /** An exception left one of the learner's own threads; a {@link Thrown}. */
      UNCAUGHT,
      /** {@code System.exit} was called; a list with its {@link Line}, if known. */
      ENDING,
      /** A socket call; a list of plain values. */
      TRACED
    }

    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("notice", kind.name(), value);
    }
  }

  /** Of the protocol; judge and child come from the same build, so another one is refused. */
  int VERSION = 1;

  /** As plain values, for {@link Codec}. */
  List<@Nullable Object> plain();

  /** The reverse of {@link #plain()}. */
  static Message of(@Nullable Object plain) throws Malformed {
    Parts parts = new Parts(plain);
    return switch (parts.text()) {
      case "call" -> new Call(parts.number(), Operation.of(parts.value()));
      case "result" -> new Result(parts.number(), parts.value());
      case "failed" -> new Failed(parts.number(), parts.as(Thrown.class));
      case "unfit" -> new Unfit(parts.number(), parts.text());
      case "refused" -> new Refused(parts.number(), parts.text());
      case "notice" -> new Notice(kind(parts.text()), parts.value());
      default -> throw new Malformed("unknown message");
    };
  }

  private static Notice.Kind kind(String name) throws Malformed {
    for (Notice.Kind kind : Notice.Kind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw new Malformed("unknown notice");
  }
}
