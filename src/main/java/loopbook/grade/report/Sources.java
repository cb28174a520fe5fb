package loopbook.grade.report;

import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.grade.Graded;
import loopbook.grade.Student;

/**
 * Where the source texts are that submissions are compared by; several files of one are one text.
 * What cannot be read is empty, and is then not compared.
 */
public interface Sources {
  /** None: nothing is compared. */
  Sources NONE =
      new Sources() {
        @Override
        public Optional<String> submission(Student student, Graded graded) {
          return Optional.empty();
        }

        @Override
        public Optional<String> starter(Exercise exercise) {
          return Optional.empty();
        }

        @Override
        public Optional<String> reference(Exercise exercise) {
          return Optional.empty();
        }
      };

  Optional<String> submission(Student student, Graded graded);

  Optional<String> starter(Exercise exercise);

  Optional<String> reference(Exercise exercise);
}
