package loopbook.lesson;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import loopbook.course.Card;
import loopbook.course.Card.Binding;
import loopbook.course.Card.Choice;
import loopbook.course.Card.Kind;
import loopbook.course.Problem;

/** Whether a card's choices, answer and bindings fit together. */
final class CardCheck {
  private static final Pattern IF = Pattern.compile("([a-z]\\d*) if (\\S.*)");
  private static final Pattern AT = Pattern.compile("([a-z]) at (\\S.*)");
  private static final Pattern FROM =
      Pattern.compile("answer from (output \\S+ /.+/|wire count \".+\"|states \\S+ count \".+\")");

  private final Path file;
  private final List<Problem> problems;

  CardCheck(Path file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  void check(Card card) {
    Kind kind = card.kind();
    labels(card.choices(), card, i -> String.valueOf((char) ('a' + i)));
    labels(card.targets(), card, i -> String.valueOf(i + 1));
    List<String> right = Answer.parts(kind, card.answer());
    if (kind != Kind.NUMBER && kind != Kind.TEXT) {
      answer(card, right);
    }
    if (card.unbound().isEmpty()) {
      bindings(card, right);
    }
  }

  private void labels(List<Choice> list, Card card, java.util.function.IntFunction<String> wanted) {
    for (int i = 0; i < list.size(); i++) {
      if (!list.get(i).label().equals(wanted.apply(i))) {
        problem(
            card.line(),
            "The choice \"" + list.get(i).label() + "\" is out of order.",
            "Name it " + wanted.apply(i) + ".");
        return;
      }
    }
  }

  private void answer(Card card, List<String> right) {
    if (card.choices().size() < 2) {
      problem(card.line(), "The card has fewer than two choices.", "Write each as \"- a. …\".");
      return;
    }
    if (card.kind() == Kind.MATCH && card.targets().size() < 2) {
      problem(
          card.line(),
          "The card has nothing to match with.",
          "Write a second list of 1., 2., and so on.");
      return;
    }
    Set<String> letters = card.choices().stream().map(Choice::label).collect(Collectors.toSet());
    Set<String> numbers = card.targets().stream().map(Choice::label).collect(Collectors.toSet());
    var seen = new HashSet<String>();
    for (String part : right) {
      String letter = part.substring(0, 1);
      boolean known =
          letters.contains(letter) && (part.length() == 1 || numbers.contains(part.substring(1)));
      if (!known) {
        problem(
            card.line(),
            "The right answer has \"" + part + "\", which is no choice.",
            "Use what stands in the card's lists.");
      }
      if (!seen.add(letter)) {
        problem(
            card.line(),
            "The right answer has \"" + letter + "\" twice.",
            "Name each choice once.");
      }
    }
    boolean all = card.kind() == Kind.ORDER || card.kind() == Kind.MATCH;
    if (all && !seen.containsAll(letters)) {
      problem(card.line(), "The right answer does not name every choice.", "Add what is missing.");
    }
  }

  private void bindings(Card card, List<String> right) {
    var bound = new HashSet<String>();
    boolean from = false;
    boolean value = card.kind() == Kind.NUMBER || card.kind() == Kind.TEXT;
    for (Binding binding : card.bindings()) {
      Matcher m = (card.kind() == Kind.ORDER ? AT : IF).matcher(binding.text());
      if (value && FROM.matcher(binding.text()).matches()) {
        from = true;
      } else if (!value && m.matches()) {
        String label = m.group(1);
        bound.add(label);
        if (!isChoice(card, label)) {
          problem(
              binding.line(),
              "\"" + label + "\" is no choice of this card.",
              "Use what stands in the card's lists.");
        }
      } else {
        problem(
            binding.line(),
            "\"" + binding.text() + "\" does not bind the answer.",
            "Write " + shape(card.kind()) + " (docs/formats.md, 1.3).");
      }
    }
    if (value ? !from : !bound.containsAll(right)) {
      problem(
          card.line(),
          "The right answer is not bound to the run.",
          "Add " + shape(card.kind()) + ", or \"no run: REASON\".");
    }
  }

  private static boolean isChoice(Card card, String label) {
    boolean letter = card.choices().stream().anyMatch(c -> label.startsWith(c.label()));
    boolean single = label.length() == 1;
    return card.kind() == Kind.MATCH
        ? letter && card.targets().stream().anyMatch(t -> label.substring(1).equals(t.label()))
        : letter && single;
  }

  private static String shape(Kind kind) {
    return switch (kind) {
      case ONE, SEVERAL -> "\"b if CONDITION\"";
      case ORDER -> "\"a at EVENT\"";
      case MATCH -> "\"a2 if CONDITION\"";
      case NUMBER, TEXT -> "\"answer from output ROLE /REGEX/\"";
    };
  }

  private void problem(int line, String what, String next) {
    problems.add(new Problem(file, line, what, next));
  }
}
