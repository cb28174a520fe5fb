package loopbook.judge.trial;

import java.util.Optional;
import loopbook.judge.call.Message;
import loopbook.judge.call.Operation;

/** Something that must work in every child did not; our fault, unless the child has ended. */
final class Unprepared extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unprepared(Operation operation, Optional<Message> answer) {
    super(operation.plain().get(0) + ": " + answer.map(Object::toString).orElse("no answer"));
  }
}
