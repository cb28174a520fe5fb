package loopbook.judge.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the judge asks a child to do. Arguments and results are the values of {@link Codec}; types
 * are binary names, of the learner's classes or of the JDK.
 */
public sealed interface Operation {
  /** Takes the learner's classes; must come first. */
  record Load(Map<String, byte[]> classes) implements Operation {
    public Load {
      classes = Map.copyOf(classes);
    }

    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("load", classes);
    }
  }

  record Construct(String type, List<@Nullable Object> arguments) implements Operation {
    public Construct {
      arguments = copy(arguments);
    }

    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("construct", type, arguments);
    }
  }

  record CallStatic(String type, String method, List<@Nullable Object> arguments)
      implements Operation {
    public CallStatic {
      arguments = copy(arguments);
    }

    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("static", type, method, arguments);
    }
  }

  record CallOn(Handle target, String method, List<@Nullable Object> arguments)
      implements Operation {
    public CallOn {
      arguments = copy(arguments);
    }

    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("on", target, method, arguments);
    }
  }

  /** The value of a public field or record component. */
  record Get(Handle target, String name) implements Operation {
    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("get", target, name);
    }
  }

  /**
   * Makes an object of an interface that records its calls and answers them in turn; the last
   * answer goes for all further calls.
   */
  record Callback(String type, List<Answer> answers) implements Operation {
    public Callback {
      answers = List.copyOf(answers);
    }

    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("callback", type, answers.stream().map(Answer::plain).toList());
    }
  }

  /**
   * The calls that a callback has had from the given one on, each as the list of its arguments;
   * waits until there are so many, for the given time at most.
   */
  record Recorded(Handle callback, int from, int atLeast, Duration within) implements Operation {
    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("recorded", callback, from, atLeast, within);
    }
  }

  /** Lets go all that {@link Answer.Hold} holds now or later. */
  record Open(Handle callback) implements Operation {
    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("open", callback);
    }
  }

  /**
   * What each thread that is in the learner's code is doing: a list of {@link Waiting}. Threads are
   * watched for that time, to tell those that run from those that wait; with zero they are not.
   */
  record Lines(Duration watched) implements Operation {
    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("lines", watched);
    }
  }

  /**
   * What lies unflushed in buffers of output streams and writers: a list of {@code byte[]}, and of
   * {@code String} where it has not been encoded yet.
   */
  record Unwritten() implements Operation {
    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("unwritten");
    }
  }

  /** From now on each socket call is reported by a {@link Message.Notice} of kind TRACED. */
  record Trace() implements Operation {
    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("trace");
    }
  }

  /** Forgets the handle; does not close the object. */
  record Release(Handle handle) implements Operation {
    @Override
    public List<@Nullable Object> plain() {
      return Arrays.asList("release", handle);
    }
  }

  /** As plain values, for {@link Codec}. */
  List<@Nullable Object> plain();

  /** The reverse of {@link #plain()}. */
  static Operation of(@Nullable Object plain) throws Malformed {
    Parts parts = new Parts(plain);
    return switch (parts.text()) {
      case "load" -> new Load(parts.classes());
      case "construct" -> new Construct(parts.text(), parts.list());
      case "static" -> new CallStatic(parts.text(), parts.text(), parts.list());
      case "on" -> new CallOn(parts.handle(), parts.text(), parts.list());
      case "get" -> new Get(parts.handle(), parts.text());
      case "callback" -> new Callback(parts.text(), Answer.all(parts.list()));
      case "recorded" ->
          new Recorded(
              parts.handle(), (int) parts.number(), (int) parts.number(), parts.duration());
      case "open" -> new Open(parts.handle());
      case "lines" -> new Lines(parts.duration());
      case "unwritten" -> new Unwritten();
      case "trace" -> new Trace();
      case "release" -> new Release(parts.handle());
      default -> throw new Malformed("unknown operation");
    };
  }

  static List<Operation> all(List<?> plain) throws Malformed {
    List<Operation> found = new ArrayList<>();
    for (Object one : plain) {
      found.add(of(one));
    }
    return found;
  }

  private static List<@Nullable Object> copy(List<@Nullable Object> given) {
    return Collections.unmodifiableList(new ArrayList<>(given));
  }
}
