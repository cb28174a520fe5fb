package loopbook.command;

import java.util.List;
import loopbook.lesson.Shelf;

/** Opens the lesson before this one. */
final class Back implements Command {
  @Override
  public String name() {
    return "back";
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.NONE.parse(words, given -> Back::run);
  }

  private static Result run(Context context) {
    Lookup lookup = new Lookup(context);
    Shelf shelf = lookup.shelf();
    return lookup
        .reader()
        .flatMap(reader -> shelf.before(reader.lesson().id()))
        .map(before -> new Lectern(context, shelf).open(shelf.lesson(before)))
        .orElseGet(() -> Say.result(Status.DONE, context, "back.first"));
  }
}
