package loopbook.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopbook.course.Card;
import loopbook.course.Card.Binding;
import loopbook.course.Card.Choice;
import loopbook.course.Card.Kind;
import loopbook.course.ExampleKey;
import loopbook.course.Form;
import loopbook.course.Problem;

/** Reads predict cards: a blockquote with a comment that begins with {@code card}. */
final class CardReader {
  private static final Pattern MARK = Pattern.compile("^ {0,3}> ?");
  private static final Pattern HEAD =
      Pattern.compile(
          "<!--\\s*card(?:\\s+(?<kind>\\w+))?(?:\\s+for\\s+(?<id>\\S+)(?:\\s+(?<form>as-written|repaired))?)?\\s*(?<rest>.*)");
  private static final Pattern LETTER = Pattern.compile("^[-*+] +([a-z])[.)] +(.*)$");
  private static final Pattern NUMBER = Pattern.compile("^(?:[-*+] +)?(\\d{1,3})[.)] +(.*)$");
  private static final Pattern SUMMARY = Pattern.compile("(?s)<summary>.*?</summary>");

  private final Path file;
  private final List<Problem> problems;

  CardReader(Path file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * A card whose run is not settled.
   *
   * @param wanted the example that the comment names
   * @param form its form, if the comment names that as well
   */
  record Draft(Card card, Optional<String> wanted, Optional<Form> form) {
    boolean wants(ExampleKey key) {
      return wanted.isPresent()
          && wanted.get().equals(key.id())
          && (form.isEmpty() || form.get() == key.form());
    }

    Card with(Optional<ExampleKey> run) {
      return new Card(
          card.kind(),
          card.question(),
          card.choices(),
          card.targets(),
          card.answer(),
          card.because(),
          run,
          card.bindings(),
          card.unbound(),
          card.line());
    }
  }

  static boolean isCard(String quote) {
    return Pattern.compile("<!--\\s*card\\b").matcher(quote).find();
  }

  /** The parts of a card's text. */
  private static final class Parts {
    final List<String> question = new ArrayList<>();
    final List<String> answer = new ArrayList<>();
    final List<Binding> comment = new ArrayList<>();
    String head = "";
    int headLine;
  }

  /**
   * Reads a card; what keeps it from being asked is reported, and nothing is answered.
   *
   * @param line where the quote begins, from 1
   */
  Optional<Draft> read(List<String> quote, int line) {
    Parts parts = split(quote, line);
    Matcher head = HEAD.matcher(parts.head);
    Optional<Kind> kind = Optional.empty();
    if (head.matches()) {
      kind = kind(head.group("kind"));
      if (!head.group("rest").isBlank()) {
        problem(
            parts.headLine,
            "The card's first line has \""
                + head.group("rest").strip()
                + "\", which is not known here.",
            "Write card KIND, or card KIND for ID [as-written|repaired].");
      }
    }
    if (kind.isEmpty()) {
      problem(
          parts.headLine,
          "The card does not say of which kind it is.",
          "Write card one, several, order, match, number or text.");
      return Optional.empty();
    }
    var choices = new ArrayList<Choice>();
    var targets = new ArrayList<Choice>();
    String question = question(parts.question, kind.get(), choices, targets);
    String text = SUMMARY.matcher(String.join("\n", parts.answer)).replaceAll("").strip();
    Optional<Answer> answer = Answer.read(kind.get(), text);
    if (answer.isEmpty()) {
      problem(
          line,
          "The card has no right answer.",
          "Begin the text of its <details> with it: " + Answer.shape(kind.get()) + ".");
      return Optional.empty();
    }
    Optional<String> unbound = unbound(parts);
    List<Binding> bindings = unbound.isPresent() ? List.of() : parts.comment;
    Card card =
        new Card(
            kind.get(),
            question,
            choices,
            targets,
            answer.get().right(),
            answer.get().because(),
            Optional.empty(),
            bindings,
            unbound,
            line);
    Optional<String> id = Optional.ofNullable(head.group("id"));
    Optional<Form> form = Optional.ofNullable(head.group("form")).map(CardReader::form);
    new CardCheck(file, problems).check(card);
    return Optional.of(new Draft(card, id, form));
  }

  private static Form form(String word) {
    return word.equals(Form.AS_WRITTEN.word()) ? Form.AS_WRITTEN : Form.REPAIRED;
  }

  private static Optional<Kind> kind(@org.jspecify.annotations.Nullable String word) {
    for (Kind kind : Kind.values()) {
      if (word != null && kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static Parts split(List<String> quote, int line) {
    var parts = new Parts();
    parts.headLine = line;
    boolean answer = false;
    boolean comment = false;
    for (int i = 0; i < quote.size(); i++) {
      String text = MARK.matcher(quote.get(i)).replaceFirst("");
      if (!comment && isCard(text)) {
        comment = true;
        parts.headLine = line + i;
        int end = text.indexOf("-->");
        parts.head = (end < 0 ? text : text.substring(0, end)).strip();
        comment = end < 0;
        continue;
      }
      if (comment) {
        int end = text.indexOf("-->");
        String entry = (end < 0 ? text : text.substring(0, end)).strip();
        if (!entry.isEmpty()) {
          parts.comment.add(new Binding(entry, line + i));
        }
        comment = end < 0;
        continue;
      }
      if (!answer && text.contains("<details>")) {
        answer = true;
        text = text.substring(text.indexOf("<details>") + "<details>".length());
      }
      if (answer) {
        int end = text.indexOf("</details>");
        parts.answer.add(end < 0 ? text : text.substring(0, end));
        answer = end < 0;
      } else {
        parts.question.add(text);
      }
    }
    return parts;
  }

  /** Fills the lists and answers what is left: the question. */
  private static String question(
      List<String> lines, Kind kind, List<Choice> choices, List<Choice> targets) {
    boolean listed = kind != Kind.NUMBER && kind != Kind.TEXT;
    var rest = new ArrayList<String>();
    List<Choice> open = null;
    for (String line : lines) {
      Matcher letter = LETTER.matcher(line);
      Matcher number = NUMBER.matcher(line);
      if (listed && letter.matches()) {
        open = choices;
        open.add(new Choice(letter.group(1), letter.group(2).strip()));
      } else if (kind == Kind.MATCH && number.matches()) {
        open = targets;
        open.add(new Choice(number.group(1), number.group(2).strip()));
      } else if (open != null && !open.isEmpty() && line.startsWith("  ") && !line.isBlank()) {
        Choice last = open.remove(open.size() - 1);
        open.add(new Choice(last.label(), last.text() + "\n" + line.strip()));
      } else {
        open = line.isBlank() ? open : null;
        rest.add(line);
      }
    }
    return String.join("\n", rest).strip();
  }

  private Optional<String> unbound(Parts parts) {
    for (Binding binding : parts.comment) {
      if (binding.text().startsWith("no run:")) {
        String reason = binding.text().substring("no run:".length()).strip();
        if (reason.isEmpty()) {
          problem(
              binding.line(),
              "The card does not say why no run decides it.",
              "Write the reason after \"no run:\".");
        }
        if (parts.comment.size() > 1) {
          problem(
              binding.line(),
              "A card without a run has nothing else in its comment.",
              "Remove the other lines, or this one.");
        }
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }

  private void problem(int line, String what, String next) {
    problems.add(new Problem(file, line, what, next));
  }
}
