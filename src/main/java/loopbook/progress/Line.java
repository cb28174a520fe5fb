package loopbook.progress;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import loopbook.course.ExampleKey;
import loopbook.course.Form;
import loopbook.progress.Fact.Answer;
import loopbook.progress.Fact.Hints;
import loopbook.progress.Fact.Mark;
import loopbook.progress.Fact.Passed;
import loopbook.progress.Fact.Place;
import loopbook.progress.Fact.Ran;
import loopbook.progress.Fact.Read;
import loopbook.progress.Fact.Setting;
import loopbook.progress.Fact.Solution;
import org.jspecify.annotations.Nullable;

/** A fact as a line of the progress file: its time, its key, and what is known of it. */
final class Line {
  private Line() {}

  static String of(Fact fact) {
    String rest = "";
    if (fact instanceof Place p) {
      rest = " " + p.pieces();
    } else if (fact instanceof Answer a) {
      rest = " " + a.mark().name().toLowerCase(Locale.ROOT) + " " + a.answer();
    } else if (fact instanceof Hints h) {
      rest = " " + h.count();
    } else if (fact instanceof Setting s) {
      rest = " " + s.value();
    }
    return (fact.at() + " " + fact.key() + rest).stripTrailing();
  }

  /** The fact on a line; empty when it is none that this version writes. */
  static Optional<Fact> parse(String line) {
    String[] words = line.split(" ", 6);
    if (words.length < 3) {
      return Optional.empty();
    }
    try {
      Instant at = Instant.parse(words[0]);
      return Optional.ofNullable(parse(words, at));
    } catch (DateTimeException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  private static @Nullable Fact parse(String[] words, Instant at) {
    String id = words[2];
    int length = words.length;
    return switch (words[1]) {
      case "place" -> length == 4 ? new Place(id, Integer.parseInt(words[3]), at) : null;
      case "read" -> length == 3 ? new Read(id, at) : null;
      case "card" -> length >= 5 ? answer(words, at) : null;
      case "run" -> length <= 4 ? new Ran(new ExampleKey(id, form(words)), at) : null;
      case "hints" -> length == 4 ? new Hints(id, Integer.parseInt(words[3]), at) : null;
      case "passed" -> length == 3 ? new Passed(id, at) : null;
      case "solution" -> length == 3 ? new Solution(id, at) : null;
      case "setting" -> length == 4 ? new Setting(id, words[3], at) : null;
      default -> null;
    };
  }

  private static Answer answer(String[] words, Instant at) {
    Mark mark = Mark.valueOf(words[4].toUpperCase(Locale.ROOT));
    String text = words.length > 5 ? words[5] : "";
    return new Answer(words[2], Integer.parseInt(words[3]), mark, text, at);
  }

  private static Form form(String[] words) {
    String word = words.length > 3 ? words[3] : "";
    for (Form form : Form.values()) {
      if (form.word().equals(word)) {
        return form;
      }
    }
    throw new IllegalArgumentException("not a form: " + word);
  }
}
