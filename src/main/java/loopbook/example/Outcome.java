package loopbook.example;

import java.util.List;

/** What became of one statement, declaration or expression. */
public sealed interface Outcome {
  /**
   * A variable got its first or another value, or an expression has one.
   *
   * @param name the variable's, {@code $1} for an expression that was given none
   * @param value as JShell shows it: text in quotes
   */
  record Value(String name, String type, String value) implements Outcome {}

  /**
   * Something was declared.
   *
   * @param kind {@code class}, {@code method}, {@code import}, …
   * @param missing what must still be declared before it can be used
   * @param reset variables that lost their values because their type was declared anew
   */
  record Declared(String kind, String name, boolean again, List<String> missing, List<String> reset)
      implements Outcome {
    public Declared {
      missing = List.copyOf(missing);
      reset = List.copyOf(reset);
    }
  }

  /** A statement ran and has no value. */
  record Done() implements Outcome {}

  /** It does not compile; nothing of it was run. */
  record Rejected(List<Fault> faults) implements Outcome {
    public Rejected {
      faults = List.copyOf(faults);
    }
  }

  /** It ended with an exception. */
  record Threw(Thrown thrown) implements Outcome {}

  /** It uses something that is not declared yet. */
  record Unresolved(String name, List<String> missing) implements Outcome {
    public Unresolved {
      missing = List.copyOf(missing);
    }
  }

  /**
   * It was stopped.
   *
   * @param at where it was: the thread that runs the text, then others
   * @param closed the sockets that were closed to end it
   * @param givenUp the threads that could not be ended from inside this process; they go on
   */
  record Stopped(List<Held> at, List<Leftover> closed, List<Held> givenUp) implements Outcome {
    /** Before any of it ran. */
    public static final Stopped AT_ONCE = new Stopped(List.of(), List.of(), List.of());

    public Stopped {
      at = List.copyOf(at);
      closed = List.copyOf(closed);
      givenUp = List.copyOf(givenUp);
    }
  }

  /** It called {@code System.exit} or the like, which would have ended a program of its own. */
  record Exited(int status) implements Outcome {}

  /** Whether what follows it in the same text is still to be run. */
  default boolean goesOn() {
    return this instanceof Value || this instanceof Declared || this instanceof Done;
  }
}
