package loopbook.course;

import java.util.List;

/**
 * One row of the inventory of the five tutorials, in the project's own words.
 *
 * @param id {@code D0.S11}: a section (S), an example (E), a claim (C) or an API call (A)
 * @param what what it says or shows
 * @param verdict of a claim: right, partial, wrong, outdated, danger, style; else empty
 * @param lessons where it is to be taught
 */
public record Row(String id, String what, String verdict, List<String> lessons) {
  public Row {
    lessons = List.copyOf(lessons);
  }

  /** The tutorial, {@code D0}. */
  public String tutorial() {
    return id.substring(0, id.indexOf('.'));
  }
}
