package loopbook.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import loopbook.course.Need;
import loopbook.course.Problem;

/** Front matter of lessons, read without the rest of the file. */
final class SpineReader {
  static final Set<String> NAMES =
      Set.of("id", "title", "mirrors", "needs", "exercises", "sources");
  static final Pattern ID = Pattern.compile("L\\d+\\.\\d+");

  /** Bytes within which front matter ends in every file that is meant well. */
  private static final int HEAD = 1024;

  private SpineReader() {}

  /** A spine and what is wrong with it. */
  record Read(Spine spine, FrontMatter front, List<Problem> problems) {}

  /** A spine as it was read from a file that was changed at that time and had that size. */
  private record Kept(FileTime changed, long size, int chapter, int place, Read read) {}

  /** The whole course is asked for again and again, and seldom changes in between. */
  private static final Map<Path, Kept> KEPT = new ConcurrentHashMap<>();

  /**
   * Reads the beginning of a file only, unless something is wrong with it; not at all if it is as
   * it was the last time and nothing was wrong then.
   */
  static Read head(Path file, int chapter, int place) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      Kept kept = KEPT.get(file);
      if (kept != null
          && kept.changed.equals(now.lastModifiedTime())
          && kept.size == now.size()
          && kept.chapter == chapter
          && kept.place == place) {
        return kept.read;
      }
      Read read = read(file, chapter, place);
      if (read.problems.isEmpty()) {
        KEPT.put(file, new Kept(now.lastModifiedTime(), now.size(), chapter, place, read));
      }
      return read;
    } catch (IOException e) {
      return of(Source.read(file), chapter, place);
    }
  }

  private static Read read(Path file, int chapter, int place) throws IOException {
    String head;
    try (InputStream in = Files.newInputStream(file)) {
      head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
    }
    int end = head.indexOf("\n---\n");
    boolean sound = head.startsWith("---\n") && end > 0 && head.lastIndexOf('\uFFFD', end) < 0;
    return of(
        sound ? Source.of(file, head.substring(0, end + 4)) : Source.read(file), chapter, place);
  }

  /** Reads a spine; what is missing is made up from the file's place, and reported. */
  static Read of(Source source, int chapter, int place) {
    var problems = new ArrayList<Problem>(source.problems());
    FrontMatter front = FrontMatter.read(source, NAMES);
    if (!source.lines().isEmpty()) {
      problems.addAll(front.problems());
    }
    String byPlace = "L" + chapter + "." + place;
    String id = front.text("id").orElse(byPlace);
    if (front.end() > 1 && front.text("id").isEmpty()) {
      problems.add(
          new Problem(
              source.file(),
              1,
              "The lesson has no id.",
              "Add id: " + byPlace + " to its front matter."));
    } else if (!ID.matcher(id).matches()) {
      problems.add(
          new Problem(
              source.file(),
              front.line("id"),
              "\"" + id + "\" is no id of a lesson.",
              "Write it like " + byPlace + "."));
      id = byPlace;
    }
    if (front.end() > 1 && front.text("title").isEmpty()) {
      problems.add(
          new Problem(
              source.file(), 1, "The lesson has no title.", "Add title: … to its front matter."));
    }
    String title = front.text("title").or(source::firstHeading).orElse(id);
    Spine spine =
        new Spine(
            id,
            title,
            chapter,
            place,
            source.file(),
            front.list("mirrors"),
            needs(front.list("needs"), source.file(), front.line("needs"), problems),
            front.list("exercises"),
            front.list("sources"));
    return new Read(spine, front, problems);
  }

  static Set<Need> needs(List<String> words, Path file, int line, List<Problem> problems) {
    var needs = EnumSet.noneOf(Need.class);
    for (String word : words) {
      boolean known = false;
      for (Need need : Need.values()) {
        if (need.word().equals(word)) {
          needs.add(need);
          known = true;
        }
      }
      if (!known) {
        problems.add(
            new Problem(
                file,
                line,
                "\"" + word + "\" is nothing that a machine can lack.",
                "Use one of " + String.join(", ", words()) + "."));
      }
    }
    return needs;
  }

  private static List<String> words() {
    return List.of(Need.values()).stream().map(Need::word).toList();
  }
}
