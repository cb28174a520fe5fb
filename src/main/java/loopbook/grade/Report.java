package loopbook.grade;

import java.util.List;
import java.util.Optional;

/**
 * All results of one student: what is in their JSON file.
 *
 * @param notes what the instructor should know of what was handed in
 * @param graded in the order in which the exercises were asked for
 * @param overrides what an instructor set by hand, for exercises that are in {@code graded}
 */
public record Report(
    Student student, List<String> notes, List<Graded> graded, List<PointsOverride> overrides) {
  public Report {
    notes = List.copyOf(notes);
    graded = List.copyOf(graded);
    overrides = List.copyOf(overrides);
  }

  /** One in which nothing was set by hand. */
  public Report(Student student, List<String> notes, List<Graded> graded) {
    this(student, notes, graded, List.of());
  }

  /** What was set by hand for an exercise. */
  public Optional<PointsOverride> override(String exercise) {
    return overrides.stream().filter(o -> o.exercise().equals(exercise)).findFirst();
  }

  /** The points that count for an exercise: those set by hand, else the computed ones. */
  public Optional<Award> award(String exercise) {
    return override(exercise)
        .map(o -> new Award(o.points(), o.most(), Optional.of(o)))
        .or(
            () ->
                of(exercise)
                    .flatMap(Graded::score)
                    .map(s -> new Award(s.points(), s.most(), Optional.empty())));
  }

  public Optional<Graded> of(String exercise) {
    return graded.stream().filter(g -> g.exercise().equals(exercise)).findFirst();
  }
}
