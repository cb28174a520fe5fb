package loopbook.command;

import java.util.List;
import java.util.Optional;
import loopbook.lesson.Shelf;

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
}
