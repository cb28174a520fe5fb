package loopbook.example;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import loopbook.course.Ending;
import loopbook.wire.StatesFence;
import loopbook.wire.WireFence;

/** A line of a card's comment that binds its answer to the run. */
sealed interface Binding {
  /** A choice that is right exactly if the condition holds. */
  record If(String choice, Condition condition) implements Binding {}

  /** A choice that is an event, to be put in order. */
  record At(String choice, Happening event) implements Binding {}

  /** The answer is a value of the run. */
  record From(Value value) implements Binding {}

  /** Something that happens at a time. */
  sealed interface Happening {
    record Prints(String role, Pattern text) implements Happening {}

    record Wire(WireFence line) implements Happening {}
  }

  /** Where a value is read. */
  sealed interface Value {
    record Output(String role, Pattern pattern) implements Value {}

    record Wire(WireFence line) implements Value {}

    record States(String moment, StatesFence row) implements Value {}
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none; the message says what is not understood
   */
  static Binding read(String text) {
    return Reader.binding(text.strip());
  }

  /** The grammar. */
  final class Reader {
    private static final Pattern IF = Pattern.compile("([a-z]\\d*) if (\\S.*)");
    private static final Pattern AT = Pattern.compile("([a-z]) at (\\S.*)");
    private static final Pattern FROM_OUTPUT = Pattern.compile("answer from output (\\S+) /(.+)/");
    private static final Pattern FROM_WIRE = Pattern.compile("answer from wire count \"(.+)\"");
    private static final Pattern FROM_STATES =
        Pattern.compile("answer from states (\\S+) count \"(.+)\"");
    private static final Pattern AT_OUTPUT = Pattern.compile("output (\\S+) \"(.+)\"");
    private static final Pattern AT_WIRE = Pattern.compile("wire \"(.+)\"");
    private static final Pattern COUNTED =
        Pattern.compile(
            "(?:(output|states) (\\S+)|wire) has \"(.+?)\"(?: (\\d+) times( or more)?)?"
                + "(?= and |$)");
    private static final Pattern ROLE =
        Pattern.compile("(\\S+) (?:throws (\\w+)|(is stopped|ends|does not compile))(?= and |$)");

    private Reader() {}

    private static Binding binding(String text) {
      Matcher m = IF.matcher(text);
      if (m.matches()) {
        return new If(m.group(1), condition(m.group(2)));
      }
      m = AT.matcher(text);
      if (m.matches()) {
        return new At(m.group(1), happening(m.group(2)));
      }
      m = FROM_OUTPUT.matcher(text);
      if (m.matches()) {
        return new From(new Value.Output(m.group(1), regex(m.group(2))));
      }
      m = FROM_WIRE.matcher(text);
      if (m.matches()) {
        return new From(new Value.Wire(WireFence.parse(line(m.group(1)))));
      }
      m = FROM_STATES.matcher(text);
      if (m.matches()) {
        return new From(new Value.States(m.group(1), StatesFence.parse(line(m.group(2)))));
      }
      throw new IllegalArgumentException(text);
    }

    private static Pattern regex(String text) {
      try {
        Pattern pattern = Pattern.compile(text);
        if (pattern.matcher("").groupCount() < 1) {
          throw new IllegalArgumentException("/" + text + "/ has no group");
        }
        return pattern;
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException("/" + text + "/: " + e.getDescription(), e);
      }
    }

    private static Happening happening(String text) {
      Matcher m = AT_OUTPUT.matcher(text);
      if (m.matches()) {
        return new Happening.Prints(m.group(1), OutputFence.pattern(line(m.group(2))));
      }
      m = AT_WIRE.matcher(text);
      if (m.matches()) {
        return new Happening.Wire(WireFence.parse(line(m.group(1))));
      }
      throw new IllegalArgumentException(text);
    }

    private static Condition condition(String text) {
      List<Condition> parts = new ArrayList<>();
      String rest = text;
      while (true) {
        boolean not = rest.startsWith("not ");
        String test = not ? rest.substring(4) : rest;
        Matcher counted = COUNTED.matcher(test);
        Matcher role = ROLE.matcher(test);
        Condition one;
        int end;
        if (counted.lookingAt()) {
          one = counted(counted);
          end = counted.end();
        } else if (role.lookingAt()) {
          one = role(role);
          end = role.end();
        } else {
          throw new IllegalArgumentException(test);
        }
        parts.add(not ? new Condition.Not(one) : one);
        if (end == test.length()) {
          return parts.size() == 1 ? parts.get(0) : new Condition.All(List.copyOf(parts));
        }
        rest = test.substring(end + " and ".length());
      }
    }

    private static Condition counted(Matcher m) {
      LongPredicate times = times(m.group(4), m.group(5) != null);
      String text = line(m.group(3));
      if (m.group(1) == null) {
        return new Condition.OnWire(WireFence.parse(text), times);
      }
      if (m.group(1).equals("output")) {
        return new Condition.Printed(m.group(2), OutputFence.pattern(text), times);
      }
      return text.strip().equals("nothing")
          ? new Condition.Nothing(m.group(2))
          : new Condition.InTable(m.group(2), StatesFence.parse(text), times);
    }

    private static LongPredicate times(
        @org.jspecify.annotations.Nullable String count, boolean more) {
      OptionalInt wanted =
          count == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(count));
      return n -> wanted.isEmpty() ? n > 0 : more ? n >= wanted.getAsInt() : n == wanted.getAsInt();
    }

    private static Condition role(Matcher m) {
      String role = m.group(1);
      if (m.group(2) != null) {
        return new Condition.Throws(role, m.group(2));
      }
      return switch (m.group(3)) {
        case "is stopped" -> new Condition.Ends(role, Ending.Stopped.class);
        case "ends" -> new Condition.Ends(role, Ending.Done.class);
        default -> new Condition.Ends(role, Ending.CompileError.class);
      };
    }

    /** Quotes within the text may be escaped, or not. */
    private static String line(String text) {
      return text.replace("\\\"", "\"");
    }
  }
}
