package loopbook.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import loopbook.course.Course;
import loopbook.course.Example;
import loopbook.course.ExampleKey;
import loopbook.course.Exercise;
import loopbook.course.Form;
import loopbook.course.Lesson;
import loopbook.course.Problem;
import loopbook.course.Row;
import loopbook.text.Width;

/** What an author is told about the whole course: what does not load, and what does not agree. */
public final class Lint {
  /** What an indented line has room for in 80 columns. */
  private static final int WIDEST = 78;

  private static final Pattern MENTION = Pattern.compile("\\b(?:L\\d{1,2}\\.\\d{1,2}|EX\\d{2})\\b");
  private final Shelf shelf;
  private final Course course;
  private final SourcesReader.Read sources;
  private final Path page;
  private final List<Problem> problems = new ArrayList<>();

  private Lint(Shelf shelf) {
    this.shelf = shelf;
    this.course = shelf.course();
    this.sources = shelf.sources();
    this.page = shelf.home().resolve("lessons").resolve("sources.md");
  }

  /**
   * What a check found.
   *
   * @param problems what is to be mended, all of it
   * @param open rows of the inventory that no lesson mirrors yet
   */
  public record Report(Course course, List<Problem> problems, List<Row> open) {
    public Report {
      problems = List.copyOf(problems);
      open = List.copyOf(open);
    }

    /** How many rows of each tutorial are mirrored by a lesson. */
    public Map<String, Integer> mirrored() {
      Set<Row> left = Set.copyOf(open);
      var counts = new TreeMap<String, Integer>();
      course
          .rows()
          .forEach(r -> counts.merge(r.tutorial(), left.contains(r) ? 0 : 1, Integer::sum));
      return counts;
    }
  }

  /** Reads the whole course and compares its parts. */
  public static Report check(Shelf shelf) {
    return new Lint(shelf).run();
  }

  private Report run() {
    problems.addAll(course.problems());
    places();
    rows();
    examples();
    exercises();
    tracks();
    mentions();
    drawings();
    Set<String> mirrored =
        course.lessons().stream().flatMap(l -> l.mirrors().stream()).collect(Collectors.toSet());
    List<Row> open = course.rows().stream().filter(r -> !mirrored.contains(r.id())).toList();
    return new Report(course, problems, open);
  }

  private void places() {
    for (Spine spine : shelf.spines()) {
      String byPlace = "L" + spine.chapter() + "." + spine.place();
      if (!spine.id().equals(byPlace)) {
        problem(
            spine.file(),
            line(spine.file(), "id"),
            spine.id() + " is in the place of " + byPlace + ".",
            "Rename the file or its folder, or correct the id.");
      }
    }
  }

  private void rows() {
    Set<String> known = course.rows().stream().map(Row::id).collect(Collectors.toSet());
    for (Lesson lesson : course.lessons()) {
      var seen = new HashSet<String>();
      for (String row : lesson.mirrors()) {
        if (!known.contains(row)) {
          mirrors(lesson, row + " is no row of lessons/sources.md.", "Correct it, or add the row.");
        } else if (!seen.add(row)) {
          mirrors(lesson, row + " stands twice in mirrors.", "Keep one of them.");
        }
      }
    }
    Map<String, Lesson> lessons = new HashMap<>();
    course.lessons().forEach(l -> lessons.putIfAbsent(l.id(), l));
    for (Row row : course.rows()) {
      boolean written = !row.lessons().isEmpty() && lessons.keySet().containsAll(row.lessons());
      boolean mirrored = course.lessons().stream().anyMatch(l -> l.mirrors().contains(row.id()));
      if (written && !mirrored) {
        problem(
            page,
            sources.places().getOrDefault(row.id(), 0),
            row.id()
                + " is to be taught in "
                + String.join(" and ", row.lessons())
                + ", which does not mirror it.",
            "Teach it there and add it to mirrors, or name another lesson.");
      }
    }
  }

  private void examples() {
    Set<String> rows = course.rows().stream().map(Row::id).collect(Collectors.toSet());
    Map<ExampleKey, Lesson> homes = new HashMap<>();
    Map<String, List<Found>> byId = new LinkedHashMap<>();
    for (Lesson lesson : course.lessons()) {
      for (Example example : lesson.examples()) {
        String id = example.key().id();
        Lesson other = homes.putIfAbsent(example.key(), lesson);
        if (other != null) {
          problem(
              lesson.file(),
              example.line(),
              example.key() + " is in " + other.id() + " already.",
              "Give this one an id of its own.");
        }
        if (id.startsWith("D") && !rows.contains(id)) {
          problem(
              lesson.file(),
              example.line(),
              id + " is no row of lessons/sources.md.",
              "Correct the id, or begin it with X.");
        } else if (id.startsWith("D") && !lesson.mirrors().contains(id)) {
          problem(
              lesson.file(),
              example.line(),
              lesson.id() + " has the example " + id + ", but does not mirror it.",
              "Add " + id + " to its mirrors.");
        }
        byId.computeIfAbsent(id, i -> new ArrayList<>()).add(new Found(lesson, example));
        for (String also : example.also()) {
          if (!rows.contains(also) || !lesson.mirrors().contains(also)) {
            problem(
                lesson.file(),
                example.line(),
                example.key() + " shows " + also + ", which " + lesson.id() + " does not mirror.",
                "Correct the id, or add it to its mirrors.");
          }
          byId.computeIfAbsent(also, i -> new ArrayList<>()).add(new Found(lesson, example));
        }
      }
    }
    byId.forEach(this::forms);
    missing(byId.keySet());
  }

  /** Each example of a tutorial that is mirrored can be run under its id. */
  private void missing(Set<String> shown) {
    for (Lesson lesson : course.lessons()) {
      for (String id : lesson.mirrors()) {
        boolean planned =
            course.rows().stream()
                .filter(r -> r.id().equals(id))
                .flatMap(r -> r.lessons().stream())
                .anyMatch(l -> course.lesson(l).isEmpty());
        if (id.matches("D\\d+\\.E\\d+") && !shown.contains(id) && !planned) {
          mirrors(
              lesson,
              "The example " + id + " is mirrored, and can be run nowhere.",
              "Add it, or write also=" + id + " in a fence of the example that shows it as well.");
        }
      }
    }
  }

  private record Found(Lesson lesson, Example example) {}

  /**
   * A tutorial's example is shown in both forms; a fence without a form says that one is enough.
   */
  private void forms(String id, List<Found> all) {
    Found first = all.get(0);
    Set<Form> forms = all.stream().map(f -> f.example.key().form()).collect(Collectors.toSet());
    if (id.startsWith("D") && forms.size() == 1 && !forms.contains(Form.ONLY)) {
      Form missing = forms.contains(Form.REPAIRED) ? Form.AS_WRITTEN : Form.REPAIRED;
      problem(
          first.lesson.file(),
          first.example.line(),
          id + " has no form " + missing.word() + ".",
          "Add it, or leave the form out of its fences if one is enough.");
    }
  }

  private void exercises() {
    for (Exercise exercise : course.exercises()) {
      Path readme = exercise.folder().resolve("README.md");
      for (String id : exercise.lessons()) {
        if (!isKnown(id)) {
          problem(readme, line(readme, "lessons"), "There is no lesson " + id + ".", "Correct it.");
        }
      }
      boolean led = course.lessons().stream().anyMatch(l -> l.exercises().contains(exercise.id()));
      if (!led) {
        problem(
            readme,
            line(readme, "id"),
            "No lesson leads to " + exercise.id() + ".",
            "Add it to the exercises of a lesson.");
      }
    }
    for (Lesson lesson : course.lessons()) {
      for (String id : lesson.exercises()) {
        if (course.exercises().stream().noneMatch(e -> e.id().equals(id))) {
          problem(
              lesson.file(),
              line(lesson.file(), "exercises"),
              "There is no exercise " + id + ".",
              "Correct it, or add the exercise.");
        }
      }
    }
  }

  /** Ids of lessons and exercises in running text lead somewhere. */
  private void mentions() {
    course.lessons().forEach(lesson -> mentions(lesson.file()));
    for (Exercise exercise : course.exercises()) {
      mentions(exercise.folder().resolve("README.md"));
      mentions(exercise.folder().resolve("hints.md"));
    }
  }

  /** A drawing that is wider than the usual screen is cut there. */
  private void drawings() {
    course.lessons().forEach(lesson -> drawings(lesson.file()));
    course.exercises().forEach(exercise -> drawings(exercise.folder().resolve("README.md")));
  }

  private void drawings(Path file) {
    List<String> lines = Source.read(file).lines();
    boolean inside = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("```")) {
        inside = line.strip().equals("```text");
      } else if (inside && Width.of(line) > WIDEST) {
        problem(
            file,
            i + 1,
            "The drawing is " + Width.of(line) + " columns wide, and is cut at " + WIDEST + ".",
            "Draw it narrower.");
      }
    }
  }

  private void mentions(Path file) {
    List<String> lines = Source.read(file).lines();
    int front =
        lines.isEmpty() || !lines.get(0).equals("---")
            ? 0
            : lines.subList(1, lines.size()).indexOf("---") + 2;
    for (int i = front; i < lines.size(); i++) {
      Matcher mention = MENTION.matcher(lines.get(i));
      while (mention.find()) {
        String id = mention.group();
        boolean known =
            id.startsWith("L")
                ? course.lesson(id).isPresent()
                : course.exercises().stream().anyMatch(e -> e.id().equals(id));
        if (!known) {
          problem(file, i + 1, "There is no " + id + ".", "Correct the id, or say it without one.");
        }
      }
    }
  }

  /**
   * Whether a lesson exists, or may be planned: the inventory names it, or its chapter is to come.
   */
  private boolean isKnown(String id) {
    return course.lesson(id).isPresent()
        || course.rows().stream().anyMatch(r -> r.lessons().contains(id))
        || (SpineReader.ID.matcher(id).matches()
            && course.chapters().stream().noneMatch(c -> id.startsWith("L" + c.number() + ".")));
  }

  private void tracks() {
    Map<String, Set<String>> taught = new TreeMap<>();
    for (Row row : course.rows()) {
      taught.computeIfAbsent(row.tutorial(), t -> new TreeSet<>()).addAll(row.lessons());
    }
    taught.forEach(
        (tutorial, lessons) -> {
          Optional<List<String>> track = Optional.ofNullable(course.tracks().get(tutorial));
          if (track.isEmpty()) {
            problem(
                page,
                0,
                tutorial + " has no track.",
                "Add \"" + tutorial + ": L1.2 …\" under Tracks.");
          } else {
            track.get().stream()
                .filter(id -> !lessons.contains(id))
                .forEach(
                    id ->
                        problem(
                            page,
                            0,
                            "The track "
                                + tutorial
                                + " has "
                                + id
                                + ", which teaches none of its rows.",
                            "Remove it, or name it in a row."));
          }
        });
  }

  private void mirrors(Lesson lesson, String what, String next) {
    problem(lesson.file(), line(lesson.file(), "mirrors"), what, next);
  }

  private static int line(Path file, String name) {
    return FrontMatter.read(Source.read(file), Set.of(name)).line(name);
  }

  private void problem(Path file, int line, String what, String next) {
    problems.add(new Problem(file, line, what, next));
  }
}
