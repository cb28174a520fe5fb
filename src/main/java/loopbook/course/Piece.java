package loopbook.course;

/** A part of a lesson, in reading order. */
public sealed interface Piece {
  /** Where it begins in the lesson's file, from 1. */
  int line();

  /** Markdown that is read: headings, paragraphs, lists, tables, drawings, fragments of code. */
  record Prose(String markdown, int line) implements Piece {}

  /** One code fence of an example, shown where it stands. */
  record Code(ExampleKey example, String role, Voice.Block block) implements Piece {
    @Override
    public int line() {
      return block.line();
    }
  }

  /**
   * What an example is given: what is typed to a role, or a file in the run's folder.
   *
   * @param role empty where the fence names none
   * @param file the file's name; empty for what is typed
   */
  record Given(ExampleKey example, String role, String file, String text, int line)
      implements Piece {}

  /** A place where the reader answers before going on. */
  record Ask(Card card) implements Piece {
    @Override
    public int line() {
      return card.line();
    }
  }

  /** A place where the example is run: at its first expectation, or after its last fence. */
  record Run(ExampleKey example, int line) implements Piece {}
}
