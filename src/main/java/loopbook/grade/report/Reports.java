package loopbook.grade.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import loopbook.grade.Durable;
import loopbook.grade.FileNames;
import loopbook.grade.Gradebook;
import loopbook.grade.Graded;
import loopbook.grade.Report;

/**
 * Writes what other programs and people take a graded class from; docs/formats.md describes the
 * files. Each file is written whole or not at all, and replaces one of the same name.
 */
public final class Reports {
  /** The largest worksheet that is read, in bytes. */
  private static final long WORKSHEET = 16L << 20;

  private final Gradebook book;
  private final Sources sources;
  private final Path folder;

  /**
   * Reports into that folder, which is made if need be.
   *
   * @param sources what submissions are compared by on the page of the class
   */
  public Reports(Gradebook book, Sources sources, Path folder) {
    this.book = book;
    this.sources = sources;
    this.folder = folder;
  }

  /** What can be written without anything else being given. */
  public enum Format {
    /** {@code class.html} for the instructor. */
    HTML,
    /** {@code canvas.csv} for Canvas' gradebook. */
    CANVAS,
    /** {@code gradescope/ID/EX04/results.json} per submission that is graded. */
    GRADESCOPE,
    /** {@code junit.xml}. */
    JUNIT,
    /** {@code github/ID/annotations.txt} and {@code summary.md} per student. */
    GITHUB;

    /** The word that a person writes for it: {@code html}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The format of that word. */
    public static Optional<Format> of(String word) {
      for (Format format : values()) {
        if (format.word().equals(word)) {
          return Optional.of(format);
        }
      }
      return Optional.empty();
    }
  }

  /** What filling a worksheet came to. */
  public sealed interface Moodled {
    /**
     * The worksheet was written.
     *
     * @param filled rows that got a grade
     * @param notes who got none, and why, one sentence each
     */
    record Written(Path file, int filled, List<String> notes) implements Moodled {
      public Written {
        notes = List.copyOf(notes);
      }
    }

    /** The worksheet cannot be filled; nothing was written. */
    record Refused(String why) implements Moodled {}
  }

  /**
   * Writes these.
   *
   * @return the files, in the order in which they were written
   * @throws IOException if a file cannot be written; those before it are
   */
  public List<Path> all(Set<Format> formats) throws IOException {
    List<Path> written = new ArrayList<>();
    for (Format format : Format.values()) {
      if (formats.contains(format)) {
        switch (format) {
          case HTML -> written.add(file("class.html", ClassPage.write(book, sources)));
          case CANVAS -> written.add(file("canvas.csv", Canvas.write(book)));
          case GRADESCOPE -> gradescope(written);
          case JUNIT -> written.add(file("junit.xml", JunitXml.write(book)));
          case GITHUB -> github(written);
        }
      }
    }
    return written;
  }

  /**
   * Fills the grading worksheet that Moodle offers, as {@code moodle.csv}; the given file stays as
   * it is.
   *
   * @throws IOException if it cannot be read, or the new one not written
   */
  public Moodled moodle(Path worksheet) throws IOException {
    if (Files.size(worksheet) > WORKSHEET) {
      return new Moodled.Refused(Wording.of("moodle.size", WORKSHEET >> 20));
    }
    String text;
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(worksheet));
      text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException other) {
      return new Moodled.Refused(Wording.of("moodle.encoding"));
    }
    Moodle.Outcome outcome = Moodle.fill(text, book);
    if (outcome instanceof Moodle.Outcome.Filled filled) {
      Path file = file("moodle.csv", filled.text());
      return new Moodled.Written(file, filled.filled(), filled.notes());
    }
    return new Moodled.Refused(((Moodle.Outcome.Refused) outcome).why());
  }

  private void gradescope(List<Path> written) throws IOException {
    FileNames names = book.fileNames();
    for (Report report : book.reports()) {
      for (Graded graded : report.graded()) {
        String name = "gradescope/" + names.of(report.student().id()) + "/" + graded.exercise();
        Optional<String> results =
            Gradescope.write(report, graded, Gradescope.Hidden.AFTER_DUE_DATE);
        if (results.isPresent()) {
          written.add(file(name + "/results.json", results.get()));
        } else {
          Files.deleteIfExists(folder.resolve(name + "/results.json"));
        }
      }
    }
  }

  private void github(List<Path> written) throws IOException {
    FileNames names = book.fileNames();
    for (Report report : book.reports()) {
      String name = "github/" + names.of(report.student().id());
      written.add(file(name + "/annotations.txt", GithubCommands.write(report)));
      written.add(file(name + "/summary.md", GithubSummary.write(report)));
    }
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Durable.write(file, text);
    return file;
  }
}
