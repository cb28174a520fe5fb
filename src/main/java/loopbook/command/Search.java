package loopbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import loopbook.course.Exercise;
import loopbook.lesson.Shelf;
import loopbook.lesson.Spine;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;

/** Finds lines of lessons and tasks that have all the words. */
final class Search implements Command {
  private static final int MOST = 40;

  @Override
  public String name() {
    return "search";
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.words(word -> word.matches("[^=;(){}<>\\[\\]]+"), 1, 8)
        .parse(words, given -> context -> run(context, given.plain()));
  }

  private static Result run(Context context, List<String> words) {
    List<String> wanted = words.stream().map(w -> w.toLowerCase(Locale.ROOT)).toList();
    Shelf shelf = context.shelf();
    Text.Builder text = Text.builder();
    int count = 0;
    for (Spine spine : shelf.spines()) {
      count += in(context, text, spine.id() + "  " + spine.title(), spine.file(), wanted, count);
    }
    for (Exercise exercise : shelf.exercises().all()) {
      Path task = exercise.folder().resolve("README.md");
      count += in(context, text, exercise.id() + "  " + exercise.title(), task, wanted, count);
    }
    if (count == 0) {
      return Say.result(Status.DONE, context, "search.none", String.join(" ", words));
    }
    if (count > MOST) {
      text.gap().add(Say.text(context, Tone.DIM, "search.more", count - MOST));
    }
    return Result.done(text.build());
  }

  private static int in(
      Context context, Text.Builder text, String title, Path file, List<String> words, int before) {
    List<Line> hits = new ArrayList<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (has(lines.get(i), words)) {
        hits.add(hit(context, i + 1, lines.get(i), words));
      }
    }
    if (hits.isEmpty() && has(title, words)) {
      hits.add(Line.EMPTY);
    }
    List<Line> shown = hits.subList(0, Math.max(0, Math.min(hits.size(), MOST - before)));
    if (!shown.isEmpty()) {
      text.gap()
          .line(Line.of(title, Tone.KEY).cut(context.look().width(), context.look().of(Glyph.CUT)));
      shown.stream().filter(line -> !line.isEmpty()).forEach(text::line);
    }
    return hits.size();
  }

  private static boolean has(String line, List<String> words) {
    String lower = line.toLowerCase(Locale.ROOT);
    return words.stream().allMatch(lower::contains);
  }

  /** The line from a little before the first word on, cut to the width, the words marked. */
  private static Line hit(Context context, int number, String line, List<String> words) {
    String text = line.strip();
    String lower = text.toLowerCase(Locale.ROOT);
    int first = words.stream().mapToInt(lower::indexOf).min().orElse(0);
    int from = first > 50 ? Math.max(0, text.lastIndexOf(' ', first - 20)) : 0;
    Line shown = Line.of(String.format(Locale.ROOT, "%5d  ", number), Tone.DIM);
    int at = from;
    while (at < text.length()) {
      int next = text.length();
      int length = 0;
      for (String word : words) {
        int found = lower.length() == text.length() ? lower.indexOf(word, at) : -1;
        if (found >= 0 && found < next) {
          next = found;
          length = word.length();
        }
      }
      shown = shown.append(text.substring(at, next));
      shown = shown.append(text.substring(next, next + length), Tone.STRONG);
      at = next + length;
    }
    return shown.cut(context.look().width(), context.look().of(Glyph.CUT));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException goneOrNoText) {
      return List.of();
    }
  }
}
