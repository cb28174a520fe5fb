package loopbook.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import loopbook.course.Example;
import loopbook.course.Exercise;
import loopbook.course.Lesson;
import loopbook.lesson.Shelf;
import loopbook.lesson.Spine;
import loopbook.progress.Fact;

/** Finds lessons, examples and exercises by what a user calls them. */
final class Lookup {
  private final Context context;
  private final Shelf shelf;

  Lookup(Context context) {
    this.context = context;
    this.shelf = context.shelf();
  }

  Shelf shelf() {
    return shelf;
  }

  /** A lesson by its id. */
  Found<Spine> lesson(String word) {
    String id = Ids.lesson(word);
    return shelf
        .find(id)
        .<Found<Spine>>map(Found.Here::new)
        .orElseGet(() -> missing("lesson", id, shelf.spines().stream().map(Spine::id).toList()));
  }

  /** An exercise by its id, its number, its folder or its class. */
  Found<Exercise> exercise(String word) {
    String id = Ids.exercise(word);
    List<Exercise> all = shelf.exercises().all();
    return all.stream()
        .filter(e -> e.id().equalsIgnoreCase(id) || e.name().equals(id) || e.type().equals(id))
        .findFirst()
        .<Found<Exercise>>map(Found.Here::new)
        .orElseGet(() -> missing("exercise", id, all.stream().map(Exercise::id).toList()));
  }

  /** Each of them once; the first word that names none ends it. */
  Found<List<Exercise>> exercises(List<String> words) {
    Set<Exercise> all = new LinkedHashSet<>();
    for (String word : words) {
      Found<Exercise> found = exercise(word);
      if (found instanceof Found.Missing<Exercise> missing) {
        return new Found.Missing<>(missing.said());
      }
      all.add(((Found.Here<Exercise>) found).it());
    }
    return new Found.Here<>(List.copyOf(all));
  }

  /** The exercise that was named, else the one that is worked on. */
  Found<Exercise> exercise(Optional<String> word) {
    if (word.isPresent()) {
      return exercise(word.get());
    }
    return context
        .desk()
        .exercise()
        .<Found<Exercise>>map(Found.Here::new)
        .orElseGet(() -> new Found.Missing<>(Say.result(Status.USAGE, context, "exercise.which")));
  }

  /** The lesson that one reads: the open one, the one read last, else the first. */
  Optional<Reader> reader() {
    Optional<Reader> open = context.desk().reader();
    if (open.isPresent()) {
      return open;
    }
    return context
        .workspace()
        .progress()
        .place()
        .map(Fact.Place::lesson)
        .flatMap(shelf::lesson)
        .map(opened -> Reader.resume(opened.lesson(), context.workspace().progress()));
  }

  /** The lesson that holds an example, wherever it is most likely looked for first. */
  Optional<Lesson> lessonOfExample(String id) {
    List<Spine> order = new ArrayList<>();
    String number = id.toUpperCase(Locale.ROOT).replaceFirst("^X(\\d+\\.\\d+).*", "L$1");
    shelf.find(number).ifPresent(order::add);
    shelf.spines().stream()
        .filter(s -> s.mirrors().stream().anyMatch(id::equalsIgnoreCase))
        .forEach(order::add);
    shelf.spines().stream().filter(s -> !order.contains(s)).forEach(order::add);
    return order.stream()
        .map(spine -> shelf.lesson(spine).lesson())
        .filter(lesson -> !examples(lesson, id).isEmpty())
        .findFirst();
  }

  /** Where the reference of an exercise is, if this checkout has the solutions. */
  static Path reference(Context context, Exercise exercise) {
    return context
        .home()
        .resolve("solutions")
        .resolve(exercise.name())
        .resolve(exercise.type() + ".java");
  }

  /** All forms of an example in a lesson. */
  static List<Example> examples(Lesson lesson, String id) {
    return lesson.examples().stream().filter(e -> e.isCalled(id)).toList();
  }

  /** The ids of all examples of the course. */
  List<String> exampleIds() {
    return shelf.spines().stream()
        .flatMap(s -> shelf.lesson(s).lesson().examples().stream())
        .flatMap(e -> Stream.concat(Stream.of(e.key().id()), e.also().stream()))
        .distinct()
        .toList();
  }

  <T> Found<T> missing(String kind, String id, List<String> all) {
    List<String> near = Registry.nearest(id, all);
    return new Found.Missing<>(
        near.isEmpty()
            ? Say.result(Status.USAGE, context, kind + ".none", id)
            : Say.result(Status.USAGE, context, kind + ".near", id, String.join(", ", near)));
  }
}
