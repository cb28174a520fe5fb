package loopbook.lesson;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import loopbook.course.Exercise;
import loopbook.course.Problem;

/** Reads what a learner gets of an exercise. */
final class ExerciseReader {
  private static final Set<String> NAMES =
      Set.of("id", "title", "class", "lessons", "points", "weights");
  private static final Pattern ID = Pattern.compile("EX\\d{2}");
  private static final Pattern TYPE = Pattern.compile("[A-Z]\\w*");
  private static final Pattern FOLDER = Pattern.compile("(\\d{2})-[a-z0-9-]+");

  private final Path folder;
  private final List<Problem> problems = new ArrayList<>();

  private ExerciseReader(Path folder) {
    this.folder = folder;
  }

  /** The exercise unless its page says too little to offer it, and what is wrong. */
  record Read(Optional<Exercise> exercise, List<Problem> problems) {}

  static Read read(Path folder) {
    var reader = new ExerciseReader(folder);
    Optional<Exercise> exercise = reader.run();
    return new Read(exercise, reader.problems);
  }

  private Optional<Exercise> run() {
    Path page = folder.resolve("README.md");
    String name = String.valueOf(folder.getFileName());
    if (!Files.exists(page)) {
      problem(
          page,
          0,
          "The exercise has no README.md.",
          "Write its front matter and task (docs/formats.md, 2).");
      return Optional.empty();
    }
    Source source = Source.read(page);
    problems.addAll(source.problems());
    FrontMatter front = FrontMatter.read(source, NAMES);
    problems.addAll(front.problems());
    String id = front.text("id").orElse("");
    String type = front.text("class").orElse("");
    if (!ID.matcher(id).matches()) {
      problem(
          page,
          front.line("id"),
          "\"" + id + "\" is no id of an exercise.",
          "Write id: EX04, or the like.");
      return Optional.empty();
    }
    if (!TYPE.matcher(type).matches()) {
      problem(
          page,
          front.line("class"),
          "\"" + type + "\" is no name of a class.",
          "Write class: EchoUntilEof, or the like.");
      return Optional.empty();
    }
    var folderName = FOLDER.matcher(name);
    if (!folderName.matches() || !folderName.group(1).equals(id.substring(2))) {
      problem(
          page,
          front.line("id"),
          id + " is in the folder \"" + name + "\".",
          "Name the folder " + id.substring(2) + "-NAME.");
    }
    String title = front.text("title").or(source::firstHeading).orElse(name);
    if (front.text("title").isEmpty()) {
      problem(page, 1, "The exercise has no title.", "Add title: … to its front matter.");
    }
    starter(type);
    String task =
        source.slice(Math.min(front.end(), source.lines().size() + 1), source.lines().size());
    return Optional.of(
        new Exercise(
            id,
            name,
            title,
            type,
            front.list("lessons"),
            folder,
            task.strip(),
            hints(),
            new WeightsReader(page, front, problems).read()));
  }

  private void starter(String type) {
    Path starter = folder.resolve(type + ".java");
    if (!Files.exists(starter)) {
      problem(
          starter,
          0,
          "The exercise has no starter.",
          "Add " + type + ".java, or correct class: in its README.md.");
      return;
    }
    Source source = Source.read(starter);
    problems.addAll(source.problems());
    Pattern declared =
        Pattern.compile("\\b(?:class|record|interface|enum)\\s+" + Pattern.quote(type) + "\\b");
    boolean found = source.lines().stream().anyMatch(l -> declared.matcher(l).find());
    if (!found && source.problems().isEmpty()) {
      problem(
          starter,
          1,
          "The starter has no type " + type + ".",
          "Declare it, or correct class: in README.md.");
    }
  }

  /** The text under each {@code ## N}. */
  private List<String> hints() {
    Path file = folder.resolve("hints.md");
    if (!Files.exists(file)) {
      problem(
          file,
          0,
          "The exercise has no hints.",
          "Write \"## 1\" and a nudge, \"## 2\" and more, and so on.");
      return List.of();
    }
    Source source = Source.read(file);
    problems.addAll(source.problems());
    var hints = new ArrayList<String>();
    StringBuilder open = null;
    for (int i = 0; i < source.lines().size(); i++) {
      String line = source.lines().get(i);
      if (line.startsWith("## ")) {
        if (open != null) {
          hints.add(open.toString().strip());
        }
        open = new StringBuilder();
        if (!line.substring(3).strip().equals(String.valueOf(hints.size() + 1))) {
          problem(
              file,
              i + 1,
              "\"" + line + "\" is not the next hint.",
              "Write ## " + (hints.size() + 1) + ".");
        }
      } else if (open != null) {
        open.append(line).append('\n');
      }
    }
    if (open != null) {
      hints.add(open.toString().strip());
    }
    if (hints.isEmpty()) {
      problem(
          file, 1, "The file has no hint.", "Begin each one with a line ## 1, ## 2, and so on.");
    }
    return hints;
  }

  private void problem(Path file, int line, String what, String next) {
    problems.add(new Problem(file, line, what, next));
  }
}
