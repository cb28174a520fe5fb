package loopbook.command;

import java.util.ArrayList;
import java.util.List;
import loopbook.lesson.Shelf;

/** Completions of names. */
final class Complete {
  private Complete() {}

  static List<Candidate> lessons(Context context) {
    return context.shelf().spines().stream().map(s -> new Candidate(s.id(), s.title())).toList();
  }

  static List<Candidate> exercises(Context context) {
    return context.shelf().exercises().all().stream()
        .map(e -> new Candidate(e.id(), e.title()))
        .toList();
  }

  static List<Candidate> tracks(Context context) {
    return context.shelf().tracks().keySet().stream().sorted().map(Candidate::of).toList();
  }

  /** Examples of the open lesson first, then all others. */
  static List<Candidate> examples(Context context) {
    Shelf shelf = context.shelf();
    List<Candidate> all = new ArrayList<>();
    context
        .desk()
        .reader()
        .ifPresent(
            reader ->
                reader.lesson().examples().stream()
                    .map(e -> e.key().id())
                    .distinct()
                    .forEach(id -> all.add(new Candidate(id, reader.lesson().title()))));
    shelf
        .spines()
        .forEach(
            spine ->
                shelf.lesson(spine).lesson().examples().stream()
                    .map(e -> new Candidate(e.key().id(), spine.title()))
                    .distinct()
                    .filter(c -> all.stream().noneMatch(a -> a.word().equals(c.word())))
                    .forEach(all::add));
    return all;
  }
}
