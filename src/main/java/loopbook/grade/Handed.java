package loopbook.grade;

import java.nio.file.Path;
import java.util.List;

/** What a student handed in for one exercise. */
public sealed interface Handed {
  /**
   * Sources that can be judged.
   *
   * @param folder where they lie, with nothing else in it
   * @param files their names as handed in, the exercise's class first
   * @param hash SHA-256 of their names and bytes, in hex
   */
  record Sources(Path folder, List<String> files, String hash) implements Handed {
    public Sources {
      files = List.copyOf(files);
    }
  }

  /**
   * Something that is no source for it: an archive that cannot be read, a document.
   *
   * @param why a sentence for each thing that was received
   */
  record Unreadable(List<String> why) implements Handed {
    public Unreadable {
      why = List.copyOf(why);
    }
  }

  /**
   * What was graded before is there no more, or is not the same any more.
   *
   * @param why a sentence
   */
  record Gone(String why) implements Handed {}

  /** Nothing. */
  record Nothing() implements Handed {}
}
