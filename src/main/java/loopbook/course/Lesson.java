package loopbook.course;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One lesson.
 *
 * @param id {@code L2.3}
 * @param mirrors the rows of the inventory that it teaches, {@code D0.S11}
 * @param exercises {@code EX03}
 * @param sources where its facts come from
 */
public record Lesson(
    String id,
    String title,
    Path file,
    List<String> mirrors,
    Set<Need> needs,
    List<String> exercises,
    List<String> sources,
    List<Piece> pieces,
    List<Example> examples) {
  public Lesson {
    mirrors = List.copyOf(mirrors);
    needs = Set.copyOf(needs);
    exercises = List.copyOf(exercises);
    sources = List.copyOf(sources);
    pieces = List.copyOf(pieces);
    examples = List.copyOf(examples);
  }

  public Optional<Example> example(ExampleKey key) {
    return examples.stream().filter(e -> e.key().equals(key)).findFirst();
  }
}
