package loopbook.grade.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.grade.Delivery;
import loopbook.grade.Durable;
import loopbook.grade.FileNames;
import loopbook.grade.Graded;
import loopbook.grade.Overrides;
import loopbook.grade.PointsOverride;
import loopbook.grade.Report;
import loopbook.grade.ReportJson;
import loopbook.grade.Student;

/** The students' files, which have each result from the moment that it is known. */
final class Store {
  private final Path folder;
  private final FileNames names;
  private final List<String> exercises;
  private final Overrides overrides;
  private final Map<String, Map<String, Graded>> known = new LinkedHashMap<>();

  /**
   * For these students and exercises.
   *
   * @param folder holds one file per student
   */
  Store(Path folder, List<Delivery> deliveries, List<String> exercises, Overrides overrides) {
    this.overrides = overrides;
    this.folder = folder;
    this.names = new FileNames(deliveries.stream().map(d -> d.student().id()).toList());
    this.exercises = exercises;
    deliveries.forEach(d -> known.put(d.student().id(), new LinkedHashMap<>()));
  }

  /** What an earlier run left; empty if there is nothing, or nothing that can be read. */
  Optional<Report> earlier(Student student) {
    Path file = file(student);
    try {
      return Files.isRegularFile(file)
          ? ReportJson.read(Files.readString(file))
              .filter(r -> r.student().id().equals(student.id()))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Keeps a result without writing it yet. */
  synchronized void keep(Delivery delivery, Graded graded) {
    results(delivery).put(graded.exercise(), graded);
  }

  /** Keeps a result; when this returns it is on the disk, with all that is known of the student. */
  synchronized void put(Delivery delivery, Graded graded) throws IOException {
    keep(delivery, graded);
    write(delivery);
  }

  synchronized void write(Delivery delivery) throws IOException {
    Durable.write(file(delivery.student()), ReportJson.write(report(delivery)));
  }

  /** All that is known of a student, in the order of the exercises. */
  synchronized Report report(Delivery delivery) {
    List<Graded> graded = new ArrayList<>();
    for (String exercise : exercises) {
      Optional.ofNullable(results(delivery).get(exercise)).ifPresent(graded::add);
    }
    List<PointsOverride> set =
        overrides.of(delivery.student().id()).stream()
            .filter(o -> exercises.contains(o.exercise()))
            .toList();
    return new Report(delivery.student(), delivery.notes(), graded, set);
  }

  private Map<String, Graded> results(Delivery delivery) {
    return known.computeIfAbsent(delivery.student().id(), id -> new LinkedHashMap<>());
  }

  private Path file(Student student) {
    return folder.resolve(names.of(student.id()) + ".json");
  }
}
