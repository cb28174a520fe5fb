package loopbook.grade.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import loopbook.grade.Change;
import loopbook.grade.Durable;
import loopbook.grade.Gradebook;
import loopbook.grade.Report;
import loopbook.text.Text;

/** What an instructor is told of a class that was graded again. */
public final class Changes {
  private static final int WIDTH = 78;

  /** Of the students of one kind, those that a screen names. */
  private static final int NAMED = 12;

  private final List<Change> all;
  private final Path from;
  private final Gradebook book;
  private final String tests;

  /**
   * Compares.
   *
   * @param from the folder of the earlier grading, and {@code before} its results
   */
  public Changes(Path from, List<Report> before, Gradebook book) {
    this.all = Change.between(before, book.reports());
    this.from = from;
    this.book = book;
    this.tests =
        before.stream()
            .flatMap(r -> r.graded().stream())
            .map(g -> g.terms().tests())
            .filter(t -> !t.equals(book.terms().tests()))
            .findFirst()
            .orElse(book.terms().tests());
  }

  /** Writes {@code changes.csv} and {@code changes.txt} into a folder, each whole or not at all. */
  public void write(Path folder) throws IOException {
    Durable.write(folder.resolve("changes.csv"), ChangesCsv.write(all));
    Durable.write(folder.resolve("changes.txt"), text(WIDTH, Integer.MAX_VALUE).plain());
  }

  /** The same for a screen of that many columns; of many students the first of each kind. */
  public Text summary(int width) {
    return text(width, NAMED);
  }

  private Text text(int width, int named) {
    return new ChangesText(all, width, named).write(from, tests, book.terms().tests());
  }
}
