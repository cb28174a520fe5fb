package loopbook.grade;

import java.util.List;
import java.util.Optional;

/**
 * All results of one student: what is in their JSON file.
 *
 * @param notes what the instructor should know of what was handed in
 * @param graded in the order in which the exercises were asked for
 */
public record Report(Student student, List<String> notes, List<Graded> graded) {
  public Report {
    notes = List.copyOf(notes);
    graded = List.copyOf(graded);
  }

  public Optional<Graded> of(String exercise) {
    return graded.stream().filter(g -> g.exercise().equals(exercise)).findFirst();
  }
}
