package loopbook.command;

import java.util.List;

/** What a line typed at the prompt is. */
public sealed interface Reading {
  /** A command, ready to run. */
  record Call(Command command, Action action) implements Reading {}

  /**
   * Java. The line may begin with the name of a command whose arguments the rest is not.
   *
   * @param note what to say if it turns out not to compile: the command that was likely meant;
   *     empty where none is near
   */
  record Java(String note) implements Reading {}

  /** Forced to be a command by a colon, but its words are refused. */
  record Refused(Command command, String why) implements Reading {}

  /** Forced to be a command by a colon, but there is none of that name. */
  record Unknown(String word, List<String> meant) implements Reading {
    public Unknown {
      meant = List.copyOf(meant);
    }
  }
}
