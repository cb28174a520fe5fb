package loopbook.grade.intake;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import loopbook.course.Exercise;
import loopbook.grade.Delivery;
import loopbook.grade.FileNames;
import loopbook.grade.Student;
import loopbook.grade.Words;

/**
 * Finds out who handed in what. Nothing of it is run, and of what is odd or hostile in one
 * student's files nothing touches another's.
 */
public final class Intake {
  /** Where the platform's own number of a student is kept, when the roster has another id. */
  public static final String DOWNLOAD = "download id";

  private final Optional<Roster> roster;
  private final List<Exercise> exercises;
  private final Path sources;
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Student> students = new LinkedHashMap<>();
  private String assignment = "";
  private final Map<String, List<Part>> parts = new LinkedHashMap<>();

  /** One folder or file of the download. */
  private record Part(String entry, Named named, Feeder feeder) {}

  /** Gives its files to a pile. */
  private interface Feeder {
    void feed(Pile pile, String at) throws IOException, Caps.Reached;
  }

  /**
   * What was found.
   *
   * @param deliveries one per student: the roster's in its order, then all others by their ids
   * @param notes what belongs to nobody, for the instructor
   */
  public record Found(List<Delivery> deliveries, List<String> notes) {}

  /**
   * Prepares.
   *
   * @param exercises that are asked for
   * @param sources the folder below which the sources to be judged are laid
   */
  public Intake(Optional<Roster> roster, List<Exercise> exercises, Path sources) {
    this.roster = roster;
    this.exercises = List.copyOf(exercises);
    this.sources = sources;
  }

  /**
   * Reads a folder of submissions, or a download as one zip file.
   *
   * @param leaveOut a folder within it that is none
   * @throws IOException if the submissions cannot be read at all, or sources not be written
   */
  public Found read(Path submissions, Path leaveOut) throws IOException, InterruptedException {
    roster.ifPresent(r -> r.students().forEach(s -> students.put(s.id(), s)));
    if (Files.isRegularFile(submissions)) {
      try (ZipFile zip = Archive.open(submissions)) {
        parts(zip, submissions);
        return found();
      }
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(submissions)) {
      List<Path> sorted = new ArrayList<>();
      entries.forEach(sorted::add);
      sorted.sort(Comparator.comparing(p -> String.valueOf(p.getFileName())));
      if (roster.isEmpty()) {
        assignment = Classroom.assignment(sorted);
      }
      for (Path entry : sorted) {
        if (!entry.toAbsolutePath().normalize().equals(leaveOut.toAbsolutePath().normalize())) {
          part(entry);
        }
      }
    }
    return found();
  }

  /**
   * Reads a folder that is all one student's.
   *
   * @throws IOException if sources cannot be written
   */
  public Delivery one(Student student, Path folder) throws IOException, InterruptedException {
    Named named = new Named(Named.Origin.PLAIN, student.id(), "", false, "");
    students.put(student.id(), student);
    parts.put(student.id(), List.of(new Part("", named, (pile, at) -> pile.add(folder, at))));
    return found().deliveries().get(0);
  }

  private void part(Path entry) {
    String name = String.valueOf(entry.getFileName());
    if (Files.isSymbolicLink(entry)) {
      notes.add(Words.of("intake.link", name));
      return;
    }
    boolean folder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
    part(name, folder, (pile, at) -> pile.add(entry, at));
  }

  private void parts(ZipFile zip, Path file) {
    Map<String, Boolean> folders = new TreeMap<>();
    zip.stream()
        .map(ZipEntry::getName)
        .map(n -> n.replace('\\', '/'))
        .forEach(
            n -> folders.merge(n.replaceFirst("/.*", ""), n.contains("/"), Boolean::logicalOr));
    folders.forEach(
        (top, folder) ->
            part(
                top,
                folder,
                (pile, at) -> {
                  Archive archive = new Archive(pile, file, "", 0);
                  if (folder) {
                    archive.entries(zip, n -> n.replace('\\', '/').startsWith(top + "/"), "", 0);
                  } else {
                    archive.entry(zip, top, at, 0);
                  }
                }));
  }

  private void part(String entry, boolean folder, Feeder feeder) {
    if (folder ? Junk.isFolder(entry) || entry.startsWith(".") : Junk.isFile(entry)) {
      return;
    }
    boolean classroom = folder && entry.startsWith(assignment);
    Named named = Named.of(classroom ? entry.substring(assignment.length()) : entry, folder);
    if (!named.isSomebodys()) {
      notes.add(Words.of("intake.stray", entry));
      return;
    }
    Student student = student(named);
    students.putIfAbsent(student.id(), student);
    parts
        .computeIfAbsent(student.id(), id -> new ArrayList<>())
        .add(new Part(entry, named, feeder));
  }

  private Student student(Named named) {
    Optional<Student> listed = roster.flatMap(r -> r.find(named));
    if (listed.isPresent()) {
      Student known = listed.get();
      if (!named.id().equals(known.id()) && named.origin() != Named.Origin.PLAIN) {
        Map<String, String> fields = new LinkedHashMap<>(known.fields());
        fields.put(DOWNLOAD, named.id());
        students.put(known.id(), new Student(known.id(), known.name(), true, fields));
      }
      return known;
    }
    roster.ifPresent(
        r ->
            notes.add(
                Words.of(
                    "intake.unknown",
                    named.name().isEmpty() ? named.id() : named.name() + " (" + named.id() + ")")));
    return new Student(named.id(), named.name(), roster.isEmpty(), Map.of());
  }

  private Found found() throws IOException, InterruptedException {
    List<Student> sorted = new ArrayList<>(students.values());
    if (roster.isEmpty()) {
      sorted.sort(Comparator.comparing(Student::id));
    } else {
      // a stable sort: the roster's own order stays
      sorted.sort(
          Comparator.<Student, Boolean>comparing(s -> !s.listed())
              .thenComparing(s -> s.listed() ? "" : s.id()));
    }
    FileNames names = new FileNames(students.keySet());
    List<Delivery> deliveries = new ArrayList<>();
    for (Student student : sorted) {
      if (Thread.interrupted()) {
        throw new InterruptedException("stopped while reading submissions");
      }
      deliveries.add(delivery(student, sources.resolve(names.of(student.id()))));
    }
    return new Found(deliveries, notes.stream().distinct().toList());
  }

  private Delivery delivery(Student student, Path folder) throws IOException {
    List<Part> own = parts.getOrDefault(student.id(), List.of());
    Pile pile = new Pile();
    for (Part part : own) {
      String at = part.named().file().isEmpty() ? part.entry() : part.named().file();
      try {
        part.feeder().feed(pile, at);
      } catch (Caps.Reached reached) {
        pile.note(reached.key(), at);
      }
    }
    if (own.size() > 1 && own.stream().anyMatch(p -> p.named().origin() == Named.Origin.PLAIN)) {
      pile.note("intake.several", own.stream().map(Part::entry).collect(Collectors.joining(", ")));
    }
    boolean late = own.stream().anyMatch(p -> p.named().late());
    return new Sorting(exercises, pile, folder).delivery(student, late);
  }
}
