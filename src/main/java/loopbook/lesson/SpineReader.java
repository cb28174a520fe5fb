package loopbook.lesson;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import loopbook.course.Need;
import loopbook.course.Problem;

/** Front matter of lessons, read without the rest of the file. */
final class SpineReader {
  static final Set<String> NAMES =
      Set.of("id", "title", "mirrors", "needs", "exercises", "sources");
  static final Pattern ID = Pattern.compile("L\\d+\\.\\d+");

  /** Lines within which front matter ends in every file that is meant well. */
  private static final int HEAD = 60;

  private SpineReader() {}

  /** A spine and what is wrong with it. */
  record Read(Spine spine, FrontMatter front, List<Problem> problems) {}

  /** Reads the beginning of a file only. */
  static Read head(Path file, int chapter, int place) {
    var lines = new ArrayList<String>();
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      boolean open = true;
      for (String line = in.readLine(); line != null && open; line = in.readLine()) {
        lines.add(lines.isEmpty() && line.startsWith("\uFEFF") ? line.substring(1) : line);
        boolean mark = line.stripTrailing().equals("---");
        open = lines.size() == 1 ? mark : !mark && lines.size() < HEAD;
      }
    } catch (MalformedInputException e) {
      return of(Source.read(file), chapter, place);
    } catch (IOException e) {
      return of(Source.read(file), chapter, place);
    }
    boolean complete =
        lines.size() > 1 && lines.get(lines.size() - 1).stripTrailing().equals("---");
    Source source = complete ? new Source(file, lines, List.of()) : Source.read(file);
    return of(source, chapter, place);
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
          known = needs.add(need) || true;
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
