package loopbook.command;

/** Asks the user before something is lost. */
@FunctionalInterface
public interface Asker {
  /** The answer of {@code --yes}. */
  Asker YES = question -> Reply.YES;

  /** Where nobody can be asked: the command ends with a usage error that names {@code --yes}. */
  Asker NOBODY = question -> Reply.NOBODY;

  /** Asks a question that is answered by yes or no. */
  Reply ask(String question) throws InterruptedException;

  /** What was answered. */
  enum Reply {
    YES,
    NO,
    /** Nobody was there to answer. */
    NOBODY
  }
}
