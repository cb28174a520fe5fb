package loopbook.grade;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Somebody who is graded.
 *
 * @param id the roster's; without a roster what the name of the folder or file gives
 * @param name as the roster has it, else as the download names it; may be empty
 * @param listed whether the roster has them; without a roster everybody is
 * @param fields the further columns of the roster, by their headings
 */
public record Student(String id, String name, boolean listed, Map<String, String> fields) {
  public Student {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Somebody of whom only this is known. */
  public static Student of(String id, String name) {
    return new Student(id, name, true, Map.of());
  }

  /** The id, with the name where there is one. */
  public String title() {
    return name.isEmpty() || name.equals(id) ? id : name + " (" + id + ")";
  }
}
