package loopbook.lesson;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import loopbook.course.Chapter;
import loopbook.course.Course;
import loopbook.course.Exercise;
import loopbook.course.Lesson;
import loopbook.course.Problem;

/**
 * The course in a checkout. Making one reads the front matter of each lesson only; a lesson, the
 * exercises and the inventory are read from disk each time that they are asked for, so that an edit
 * shows at once. A lesson that a language lacks is taken from English.
 */
public final class Shelf {
  public static final String ENGLISH = "en";

  private final Path home;
  private final List<Section> sections;
  private final List<Problem> problems;

  private Shelf(Path home, List<Section> sections, List<Problem> problems) {
    this.home = home;
    this.sections = List.copyOf(sections);
    this.problems = List.copyOf(problems);
  }

  /** A chapter's number, title and lessons. */
  public record Section(int number, String title, List<Spine> lessons) {
    public Section {
      lessons = List.copyOf(lessons);
    }
  }

  /** A lesson as it is in its file now, and what is wrong there. */
  public record Opened(Lesson lesson, List<Problem> problems) {
    public Opened {
      problems = List.copyOf(problems);
    }
  }

  /** What could be read of the exercises, in order, and what is wrong with them. */
  public record Exercises(List<Exercise> all, List<Problem> problems) {
    public Exercises {
      all = List.copyOf(all);
      problems = List.copyOf(problems);
    }
  }

  public static Shelf open(Path home) {
    return open(home, ENGLISH);
  }

  /**
   * @param home the checkout: the folder that has {@code lessons/} and {@code exercises/}
   * @param language the folder under {@code lessons/}
   */
  public static Shelf open(Path home, String language) {
    var problems = new ArrayList<Problem>();
    Path english = home.resolve("lessons").resolve(ENGLISH);
    Path wanted = home.resolve("lessons").resolve(language);
    if (!Files.isDirectory(english)) {
      problems.add(
          new Problem(
              english,
              0,
              "There are no lessons here.",
              "Start the workbook from its checkout, or set loopbook.home to it."));
    }
    var sections = new ArrayList<Section>();
    numbered(english, problems)
        .forEach(
            (number, folder) -> {
              Path own = wanted.resolve(folder.getFileName());
              sections.add(section(number, folder, own, problems));
            });
    unique(sections, problems);
    return new Shelf(home, sections, problems);
  }

  /** The languages that have lessons. */
  public static List<String> languages(Path home) {
    return children(home.resolve("lessons"), new ArrayList<>()).stream()
        .filter(Files::isDirectory)
        .map(p -> String.valueOf(p.getFileName()))
        .toList();
  }

  public Path home() {
    return home;
  }

  public List<Section> sections() {
    return sections;
  }

  /** All lessons in the order of the course. */
  public List<Spine> spines() {
    return sections.stream().flatMap(s -> s.lessons().stream()).toList();
  }

  /** What is wrong with the front matter of lessons and with where they are. */
  public List<Problem> problems() {
    return problems;
  }

  public Optional<Spine> find(String id) {
    return spines().stream().filter(s -> s.id().equalsIgnoreCase(id)).findFirst();
  }

  public Optional<Spine> after(String id) {
    return neighbour(id, 1);
  }

  public Optional<Spine> before(String id) {
    return neighbour(id, -1);
  }

  private Optional<Spine> neighbour(String id, int step) {
    List<Spine> all = spines();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equalsIgnoreCase(id)) {
        return i + step >= 0 && i + step < all.size()
            ? Optional.of(all.get(i + step))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Reads a lesson from its file. */
  public Optional<Opened> lesson(String id) {
    return find(id).map(this::lesson);
  }

  /** Reads a lesson from its file; a file that is gone is a lesson without pieces. */
  public Opened lesson(Spine spine) {
    LessonReader.Read read =
        LessonReader.read(Source.read(spine.file()), spine.chapter(), spine.place());
    return new Opened(read.lesson(), read.problems());
  }

  public Exercises exercises() {
    var all = new ArrayList<Exercise>();
    var problems = new ArrayList<Problem>();
    Map<String, Path> seen = new HashMap<>();
    for (Path folder : children(home.resolve("exercises"), new ArrayList<>())) {
      if (!Files.isDirectory(folder)) {
        continue;
      }
      ExerciseReader.Read read = ExerciseReader.read(folder);
      problems.addAll(read.problems());
      read.exercise()
          .ifPresent(
              e -> {
                Path other = seen.putIfAbsent(e.id(), folder);
                if (other == null) {
                  all.add(e);
                } else {
                  problems.add(
                      new Problem(
                          folder.resolve("README.md"),
                          1,
                          e.id() + " is the id of " + other.getFileName() + " too.",
                          "Give each exercise an id of its own."));
                }
              });
    }
    all.sort(Comparator.comparing(Exercise::id));
    return new Exercises(all, problems);
  }

  /** Reads everything, for checks: each lesson in full. */
  public Course course() {
    var all = new ArrayList<Problem>();
    var chapters = new ArrayList<Chapter>();
    for (Section section : sections) {
      var lessons = new ArrayList<Lesson>();
      for (Spine spine : section.lessons()) {
        Opened opened = lesson(spine);
        lessons.add(opened.lesson());
        all.addAll(opened.problems());
      }
      chapters.add(new Chapter(section.number(), section.title(), lessons));
    }
    problems.stream().filter(p -> !all.contains(p)).forEach(all::add);
    Exercises exercises = exercises();
    all.addAll(exercises.problems());
    SourcesReader.Read sources = sources();
    all.addAll(sources.problems());
    return new Course(chapters, exercises.all(), sources.rows(), sources.tracks(), all);
  }

  /** For each tutorial ({@code D0}) the ids of the lessons in its order. */
  public Map<String, List<String>> tracks() {
    return sources().tracks();
  }

  SourcesReader.Read sources() {
    return SourcesReader.read(Source.read(home.resolve("lessons").resolve("sources.md")));
  }

  private static Section section(int number, Path folder, Path own, List<Problem> problems) {
    Path title = Files.exists(own.resolve("chapter.md")) ? own : folder;
    Source heading = Source.read(title.resolve("chapter.md"));
    problems.addAll(heading.problems());
    if (heading.problems().isEmpty() && heading.firstHeading().isEmpty()) {
      problems.add(
          new Problem(
              heading.file(), 1, "The chapter has no title.", "Begin the file with # TITLE."));
    }
    var lessons = new ArrayList<Spine>();
    numbered(folder, problems)
        .forEach(
            (place, file) -> {
              if (file.toString().endsWith(".md")) {
                Path translated = own.resolve(file.getFileName());
                SpineReader.Read read =
                    SpineReader.head(Files.exists(translated) ? translated : file, number, place);
                lessons.add(read.spine());
                problems.addAll(read.problems());
              }
            });
    return new Section(number, heading.firstHeading().orElse("Chapter " + number), lessons);
  }

  private static void unique(List<Section> sections, List<Problem> problems) {
    Map<String, Path> seen = new HashMap<>();
    for (Section section : sections) {
      for (Spine spine : section.lessons()) {
        Path other = seen.putIfAbsent(spine.id(), spine.file());
        if (other != null) {
          problems.add(
              new Problem(
                  spine.file(),
                  1,
                  spine.id() + " is the id of " + other.getFileName() + " too.",
                  "Give each lesson an id of its own."));
        }
      }
    }
  }

  /** The entries of a folder whose names begin with a number, by that number. */
  private static Map<Integer, Path> numbered(Path folder, List<Problem> problems) {
    var found = new TreeMap<Integer, Path>();
    for (Path path : children(folder, problems)) {
      String name = String.valueOf(path.getFileName());
      int dash = name.indexOf('-');
      if (dash < 1
          || dash > 3
          || !name.substring(0, dash).chars().allMatch(c -> c >= '0' && c <= '9')) {
        continue;
      }
      Path other = found.putIfAbsent(Integer.parseInt(name.substring(0, dash)), path);
      if (other != null) {
        problems.add(
            new Problem(
                path,
                0,
                "Its number is that of " + other.getFileName() + " too.",
                "Give each its own."));
      }
    }
    return found;
  }

  private static List<Path> children(Path folder, List<Problem> problems) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var found = new ArrayList<Path>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(found::add);
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      problems.add(
          new Problem(folder, 0, "The folder cannot be read.", "Check that you may read it."));
    }
    Collections.sort(found);
    return found;
  }
}
