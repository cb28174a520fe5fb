package loopbook.course;

import java.util.List;

/** A chapter: its number, title and lessons in order. */
public record Chapter(int number, String title, List<Lesson> lessons) {
  public Chapter {
    lessons = List.copyOf(lessons);
  }
}
