package loopbook.course;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that could be read of the course; what could not is in {@link #problems()}.
 *
 * @param tracks for each tutorial ({@code D0}) the ids of the lessons in its order
 */
public record Course(
    List<Chapter> chapters,
    List<Exercise> exercises,
    List<Row> rows,
    Map<String, List<String>> tracks,
    List<Problem> problems) {
  public Course {
    chapters = List.copyOf(chapters);
    exercises = List.copyOf(exercises);
    rows = List.copyOf(rows);
    tracks = Map.copyOf(tracks);
    problems = List.copyOf(problems);
  }

  /** All lessons in the order of the course. */
  public List<Lesson> lessons() {
    return chapters.stream().flatMap(c -> c.lessons().stream()).toList();
  }

  public Optional<Lesson> lesson(String id) {
    return lessons().stream().filter(l -> l.id().equalsIgnoreCase(id)).findFirst();
  }

  public Optional<Exercise> exercise(String id) {
    return exercises.stream()
        .filter(e -> e.id().equalsIgnoreCase(id) || e.name().equals(id) || e.type().equals(id))
        .findFirst();
  }

  /** The lesson that holds an example, in whatever form. */
  public Optional<Lesson> lessonOfExample(String exampleId) {
    return lessons().stream()
        .filter(l -> l.examples().stream().anyMatch(e -> e.isCalled(exampleId)))
        .findFirst();
  }
}
