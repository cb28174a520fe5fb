package loopbook.command;

import java.util.List;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.lesson.Shelf;
import loopbook.lesson.Spine;

/** Goes on in the lesson; at a card or a run says so first. */
final class Next implements Command {
  @Override
  public String name() {
    return "next";
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.NONE.parse(words, given -> context -> run(context, false));
  }

  static Result run(Context context, boolean skip) {
    Lookup lookup = new Lookup(context);
    Shelf shelf = lookup.shelf();
    Lectern lectern = new Lectern(context, shelf);
    Optional<Reader> reader = lookup.reader();
    if (!skip && context.front() == Front.PROMPT) {
      Optional<Exercise> left = leave(context);
      if (left.isPresent()) {
        String lesson =
            reader
                .map(r -> r.lesson().id())
                .or(() -> shelf.spines().stream().findFirst().map(Spine::id))
                .orElse("");
        return Say.result(Status.DONE, context, "waits.exercise", left.get().id(), lesson);
      }
    }
    if (reader.isEmpty()) {
      return shelf.spines().stream()
          .findFirst()
          .map(first -> lectern.open(shelf.lesson(first)))
          .orElseGet(() -> Say.result(Status.FAULT, context, "lesson.no"));
    }
    boolean closed = context.desk().reader().isEmpty() && context.front() == Front.PROMPT;
    if (closed) {
      // the first step of a session shows where one was
      return lectern.open(new Shelf.Opened(reader.get().lesson(), List.of()));
    }
    Reader.Step step = skip ? reader.get().skip() : reader.get().next();
    if (skip || reader.get().told()) {
      Skip.note(context, reader.get());
    }
    return lectern.step(step);
  }

  /**
   * The exercise that is left now unsolved: one Enter too many must not lead away from its task.
   */
  private static Optional<Exercise> leave(Context context) {
    Optional<Exercise> work = context.desk().work();
    context.desk().leaveWork();
    return work.filter(e -> context.workspace().progress().passed(e.id()).isEmpty());
  }
}
