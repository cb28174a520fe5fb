package loopbook.command;

import java.util.List;
import java.util.Optional;
import loopbook.course.Lesson;
import loopbook.lesson.Shelf;
import loopbook.lesson.Spine;

/** Shows a lesson: at the prompt up to the first card or run, on the command line all of it. */
final class Open implements Command {
  @Override
  public String name() {
    return "open";
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.words(w -> Ids.isLesson(w) || Ids.isExample(w), 0, 1)
        .flag("--all")
        .parse(words, given -> context -> run(context, given.plain(0), given.has("--all")));
  }

  @Override
  public List<Candidate> candidates(Context context, List<String> before) {
    return before.isEmpty() ? Complete.lessons(context) : List.of();
  }

  private static Result run(Context context, Optional<String> word, boolean all)
      throws InterruptedException {
    Lookup lookup = new Lookup(context);
    Lectern lectern = new Lectern(context, lookup.shelf());
    return spine(context, lookup, word)
        .then(
            spine -> {
              Shelf.Opened opened = lookup.shelf().lesson(spine);
              return context.front() == Front.PROMPT && !all
                  ? lectern.open(opened)
                  : lectern.whole(opened, all);
            });
  }

  private static Found<Spine> spine(Context context, Lookup lookup, Optional<String> word) {
    Shelf shelf = lookup.shelf();
    if (word.isEmpty()) {
      return lookup
          .reader()
          .map(Reader::lesson)
          .map(Lesson::id)
          .flatMap(shelf::find)
          .or(() -> shelf.spines().stream().findFirst())
          .<Found<Spine>>map(Found.Here::new)
          .orElseGet(() -> new Found.Missing<>(Say.result(Status.FAULT, context, "lesson.no")));
    }
    if (Ids.isLesson(word.get())) {
      return lookup.lesson(word.get());
    }
    return lookup
        .lessonOfExample(word.get())
        .map(Lesson::id)
        .flatMap(shelf::find)
        .<Found<Spine>>map(Found.Here::new)
        .orElseGet(() -> lookup.missing("example", word.get(), lookup.exampleIds()));
  }
}
