package loopbook.lesson;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import loopbook.course.Need;

/**
 * What is known of a lesson without opening it.
 *
 * @param id {@code L2.3}
 * @param chapter its chapter's number
 * @param place its number within the chapter
 * @param mirrors rows of the inventory
 * @param exercises {@code EX03}
 */
public record Spine(
    String id,
    String title,
    int chapter,
    int place,
    Path file,
    List<String> mirrors,
    Set<Need> needs,
    List<String> exercises,
    List<String> sources) {
  public Spine {
    mirrors = List.copyOf(mirrors);
    needs = Set.copyOf(needs);
    exercises = List.copyOf(exercises);
    sources = List.copyOf(sources);
  }
}
