package loopbook.grade;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loopbook.markup.Csv;

/**
 * What an instructor decided by hand, as a file of theirs has it.
 *
 * @param given in the order of the file
 * @param withdrawn those of an earlier grading that count no more
 */
public record Overrides(List<PointsOverride> given, Set<Key> withdrawn) {
  /** The file in a graded class' folder that remembers them. */
  public static final String FILE = "overrides.csv";

  /** The headings of such a file. */
  public static final List<String> HEADINGS = List.of("student", "exercise", "points", "reason");

  public static final Overrides NONE = new Overrides(List.of(), Set.of());

  /** One exercise of one student. */
  public record Key(String student, String exercise) {}

  public Overrides {
    given = List.copyOf(given);
    withdrawn = Set.copyOf(withdrawn);
  }

  /** Those of an earlier grading, changed by these. */
  public Overrides after(Overrides earlier) {
    Map<Key, PointsOverride> all = new LinkedHashMap<>();
    earlier.given.forEach(each -> all.put(each.key(), each));
    all.keySet().removeAll(withdrawn);
    given.forEach(each -> all.put(each.key(), each));
    return new Overrides(List.copyOf(all.values()), Set.of());
  }

  /** Those of one student. */
  public List<PointsOverride> of(String student) {
    return given.stream().filter(each -> each.student().equals(student)).toList();
  }

  public boolean isEmpty() {
    return given.isEmpty();
  }

  /** As a file that can be read again (RFC 4180). */
  public String csv() {
    StringBuilder text = new StringBuilder(Csv.row(HEADINGS));
    for (PointsOverride each : given) {
      text.append(
          Csv.row(
              List.of(
                  each.student(), each.exercise(), each.points().toPlainString(), each.reason())));
    }
    return text.toString();
  }
}
