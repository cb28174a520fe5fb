package loopbook.grade.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import loopbook.grade.Durable;
import loopbook.grade.FileNames;
import loopbook.grade.Gradebook;
import loopbook.grade.Report;

/** Writes the reports of a class into its folder. */
public final class Writing {
  private Writing() {}

  /** Writes all of them; the students' JSON files are there already. */
  public static void all(Gradebook book, Path folder) throws IOException {
    FileNames names = book.fileNames();
    for (Report report : book.reports()) {
      String name = names.of(report.student().id()) + ".txt";
      Durable.write(folder.resolve("students").resolve(name), StudentText.write(report));
    }
    Durable.write(folder.resolve("grades.csv"), GradesCsv.write(book));
    Durable.write(folder.resolve("intake.txt"), InstructorText.intake(book));
    Optional<String> faults = InstructorText.faults(book);
    if (faults.isPresent()) {
      Durable.write(folder.resolve("faults.txt"), faults.get());
    } else {
      Files.deleteIfExists(folder.resolve("faults.txt"));
    }
  }
}
