package loopbook.example;

/** Where what a session prints goes. Called on the printing thread: be quick and throw nothing. */
@FunctionalInterface
public interface Outlet {
  /** Which of a program's two streams it printed to. */
  enum Stream {
    OUT,
    ERR
  }

  /**
   * @param text some characters, not necessarily a whole line
   */
  void print(Stream stream, String text);
}
