package loopbook.grade.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import loopbook.course.Exercise;
import loopbook.grade.Delivery;
import loopbook.grade.FileNames;
import loopbook.grade.Graded;
import loopbook.grade.Handed;
import loopbook.grade.Hash;
import loopbook.grade.Overrides;
import loopbook.grade.Report;
import loopbook.grade.ReportJson;
import loopbook.grade.Words;
import loopbook.markup.Csv;
import loopbook.markup.CsvReader;

/** What an earlier grading left: its results, the sources that it judged, what was set by hand. */
public final class GradedFolder {
  /** More than an intake lays for one exercise; such a folder is not what was graded. */
  private static final long LARGEST = 64L << 20;

  private final Path folder;
  private final Map<String, Report> byFile;

  private GradedFolder(Path folder, Map<String, Report> byFile) {
    this.folder = folder;
    this.byFile = byFile;
  }

  /** What reading came to. */
  public sealed interface Read {
    /** A whole grading. */
    record Good(GradedFolder folder) implements Read {}

    /** Why it is none, or is damaged, a sentence each. */
    record Bad(List<String> problems) implements Read {}
  }

  /** Reads the results of all students. */
  public static Read read(Path folder) throws IOException {
    Path grades = folder.resolve("grades.csv");
    Path students = folder.resolve("students");
    if (!Files.isDirectory(students)) {
      return new Read.Bad(List.of(Words.of("again.none", folder)));
    }
    if (!Files.isRegularFile(grades)) {
      return new Read.Bad(List.of(Words.of("again.unfinished", folder)));
    }
    List<String> problems = new ArrayList<>();
    Map<String, Report> found = new HashMap<>();
    try (Stream<Path> files = Files.list(students)) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".json") && !name.startsWith(".")) {
          Optional<Report> report = report(file);
          report.ifPresent(r -> found.put(name.substring(0, name.length() - 5), r));
          if (report.isEmpty()) {
            problems.add(Words.of("again.damaged", file));
          }
        }
      }
    }
    List<String> order =
        Tables.read(grades, problems).stream().skip(1).map(r -> r.cells().get(0)).toList();
    List<String> ids = found.values().stream().map(r -> shown(r.student().id())).toList();
    order.stream()
        .filter(id -> !ids.contains(id))
        .forEach(id -> problems.add(Words.of("again.missing", id)));
    if (found.isEmpty()) {
      problems.add(Words.of("again.none", folder));
    }
    if (!problems.isEmpty()) {
      return new Read.Bad(problems);
    }
    Map<String, Report> sorted = new LinkedHashMap<>();
    found.entrySet().stream()
        .sorted(Comparator.comparingInt(e -> order.indexOf(shown(e.getValue().student().id()))))
        .forEach(e -> sorted.put(e.getKey(), e.getValue()));
    return new Read.Good(new GradedFolder(folder, sorted));
  }

  private static Optional<Report> report(Path file) {
    try {
      return ReportJson.read(Files.readString(file));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** An id as our tables show it. */
  private static String shown(String id) {
    List<CsvReader.Row> rows = CsvReader.read(Csv.row(List.of(id, ".")), ',').rows();
    return rows.get(0).cells().get(0);
  }

  /** The results, in the order of {@code grades.csv}. */
  public List<Report> reports() {
    return List.copyOf(byFile.values());
  }

  /** The ids of the exercises that were graded, in their order. */
  public List<String> exercises() {
    return reports().stream()
        .flatMap(r -> r.graded().stream())
        .map(Graded::exercise)
        .distinct()
        .toList();
  }

  /** The file that remembers what was set by hand. */
  public Optional<Path> overrides() {
    return Optional.of(folder.resolve(Overrides.FILE)).filter(Files::isRegularFile);
  }

  /**
   * What was handed in then. The sources are copied, and those that are not the graded ones, byte
   * for byte, are left out.
   *
   * @param sources the folder below which the sources to be judged are laid
   */
  public Intake.Found deliveries(List<Exercise> exercises, Path sources)
      throws IOException, InterruptedException {
    FileNames names = new FileNames(reports().stream().map(r -> r.student().id()).toList());
    List<Delivery> deliveries = new ArrayList<>();
    for (Map.Entry<String, Report> each : byFile.entrySet()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("stopped while reading submissions");
      }
      Path from = folder.resolve("sources").resolve(each.getKey());
      Path to = sources.resolve(names.of(each.getValue().student().id()));
      deliveries.add(delivery(each.getValue(), exercises, from, to));
    }
    return new Intake.Found(deliveries, List.of(Words.of("again.from", folder)));
  }

  private static Delivery delivery(Report report, List<Exercise> exercises, Path from, Path to)
      throws IOException {
    Map<String, Handed> works = new LinkedHashMap<>();
    Map<String, List<String>> remarks = new HashMap<>();
    for (Exercise exercise : exercises) {
      Optional<Graded> graded = report.of(exercise.id());
      if (graded.isPresent()) {
        Path own = to.resolve(exercise.id());
        works.put(exercise.id(), work(graded.get(), from.resolve(exercise.id()), new Staging(own)));
        remarks.put(exercise.id(), remarks(graded.get()));
      }
    }
    boolean late = report.graded().stream().anyMatch(Graded::late);
    return new Delivery(report.student(), late, works, report.notes(), remarks);
  }

  private static Handed work(Graded graded, Path from, Staging to) throws IOException {
    to.clear();
    return switch (graded.state()) {
      case ABSENT -> new Handed.Nothing();
      case UNREADABLE -> new Handed.Unreadable(remarks(graded));
      case GONE -> new Handed.Gone(String.join(" ", remarks(graded)));
      case GRADED, FAULT -> sources(graded, from, to);
    };
  }

  private static Handed sources(Graded graded, Path from, Staging to) throws IOException {
    Optional<Map<String, byte[]>> files = files(from);
    if (files.isEmpty()) {
      return new Handed.Gone(Words.of("again.gone"));
    }
    if (!Hash.ofFiles(files.get()).equals(graded.submission())) {
      return new Handed.Gone(Words.of("again.changed"));
    }
    to.copy(files.get());
    return new Handed.Sources(to.folder(), graded.files(), graded.submission());
  }

  /** Empty if they are not there, or cannot be the ones. */
  private static Optional<Map<String, byte[]>> files(Path from) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    long size = 0;
    try (Stream<Path> listed = Files.list(from)) {
      for (Path file : listed.sorted().toList()) {
        size += Files.size(file);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || size > LARGEST) {
          return Optional.empty();
        }
        files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
      return files.isEmpty() ? Optional.empty() : Optional.of(files);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** What was said of the files; the rest is said again. */
  private static List<String> remarks(Graded graded) {
    List<String> again = List.of(Words.of("grade.late"), Words.of("grade.skipped"));
    return graded.notes().stream().filter(note -> !again.contains(note)).toList();
  }
}
