package loopbook.grade;

import java.util.List;
import loopbook.course.Exercise;

/**
 * All results of a class: what reports are written from.
 *
 * @param exercises that were graded, in the order of the columns
 * @param reports one per student, in the roster's order, then those who are not on it by their ids
 * @param notes what the instructor should know besides: files that belong to nobody, ids that the
 *     roster does not have
 */
public record Gradebook(
    List<Exercise> exercises, List<Report> reports, List<String> notes, Terms terms) {
  public Gradebook {
    exercises = List.copyOf(exercises);
    reports = List.copyOf(reports);
    notes = List.copyOf(notes);
  }

  /** Names of files for the students' ids. */
  public FileNames fileNames() {
    return new FileNames(reports.stream().map(r -> r.student().id()).toList());
  }
}
