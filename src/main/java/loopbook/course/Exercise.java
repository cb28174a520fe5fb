package loopbook.course;

import java.nio.file.Path;
import java.util.List;

/**
 * An exercise as a learner gets it.
 *
 * @param id {@code EX04}
 * @param name the folder's name, {@code 04-echo-until-eof}
 * @param type the class to write, {@code EchoUntilEof}
 * @param lessons that prepare for it, its home first
 * @param folder under {@code exercises/}
 * @param hints Markdown, from a nudge to a plan
 * @param weights what it counts in a graded course
 */
public record Exercise(
    String id,
    String name,
    String title,
    String type,
    List<String> lessons,
    Path folder,
    String task,
    List<String> hints,
    Weights weights) {
  public Exercise {
    lessons = List.copyOf(lessons);
    hints = List.copyOf(hints);
  }

  /** One that says nothing of its weights. */
  public Exercise(
      String id,
      String name,
      String title,
      String type,
      List<String> lessons,
      Path folder,
      String task,
      List<String> hints) {
    this(id, name, title, type, lessons, folder, task, hints, Weights.EQUAL);
  }

  public Path starter() {
    return folder.resolve(type + ".java");
  }

  /** The number in its id, 4 for {@code EX04}. */
  public int number() {
    return Integer.parseInt(id.substring(2));
  }
}
