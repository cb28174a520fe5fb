package loopbook.grade;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that one student handed in.
 *
 * @param works by the exercise's id, in the order in which the exercises were asked for
 * @param notes what the instructor should know of it, one sentence each
 * @param remarks by the exercise's id: what was made of the files, for the student too
 */
public record Delivery(
    Student student,
    boolean late,
    Map<String, Handed> works,
    List<String> notes,
    Map<String, List<String>> remarks) {
  public Delivery {
    works = Collections.unmodifiableMap(new LinkedHashMap<>(works));
    notes = List.copyOf(notes);
    remarks = Map.copyOf(remarks);
  }

  /** What was handed in for an exercise. */
  public Handed work(String exercise) {
    return works.getOrDefault(exercise, new Handed.Nothing());
  }

  /** What was made of the files for an exercise. */
  public List<String> remarks(String exercise) {
    return remarks.getOrDefault(exercise, List.of());
  }
}
