package loopbook.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopbook.course.Card;
import loopbook.course.Card.Choice;

/** What a reader answers to a card, in the form in which lessons write answers. */
final class Guess {
  private static final Pattern LABEL = Pattern.compile("[a-z]");
  private static final Pattern PAIR = Pattern.compile("([a-z])\\s*[-=:]?\\s*(\\d{1,2})");
  private static final Pattern MEANT =
      Pattern.compile("[a-h](?:[ -]?\\d{1,2})?(?:[\\s,]+(?:[a-h](?:[ -]?\\d{1,2})?))*[.]?");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,18})?");

  private Guess() {}

  /** The answer as the card would write it; empty if it is no answer to this card. */
  static Optional<String> read(Card card, String typed) {
    String text = typed.strip();
    String lower = text.toLowerCase(Locale.ROOT);
    return switch (card.kind()) {
      case ONE -> letters(card, lower).filter(l -> l.size() == 1).map(l -> l.get(0));
      case SEVERAL ->
          letters(card, lower)
              .map(
                  found -> {
                    Collections.sort(found);
                    return String.join(", ", found);
                  });
      case ORDER ->
          letters(card, lower)
              .filter(l -> l.size() == card.choices().size())
              .map(l -> String.join(", ", l));
      case MATCH -> pairs(card, lower);
      case NUMBER ->
          NUMBER.matcher(text).matches()
              ? Optional.of(new BigDecimal(text).stripTrailingZeros().toPlainString())
              : Optional.empty();
      case TEXT -> text.isEmpty() ? Optional.empty() : Optional.of(unmarked(text));
    };
  }

  /** Whether two answers to a card, the reader's and the right one, are the same. */
  static boolean same(Card card, String given, String right) {
    return read(card, given).isPresent() && read(card, given).equals(read(card, right));
  }

  /** How an answer to this card is written, by an example that is not the right one. */
  static String shape(Card card) {
    List<String> labels = card.choices().stream().map(Choice::label).toList();
    return switch (card.kind()) {
      case ONE -> String.join(", ", labels.subList(0, labels.size() - 1)) + " or " + last(labels);
      case SEVERAL -> labels.get(0) + ", " + last(labels);
      case ORDER -> String.join(", ", labels);
      case MATCH -> pairs(labels, card.targets().size());
      case NUMBER -> "42";
      case TEXT -> "text";
    };
  }

  /** What to type, in words; where that shows an example, it says that it is one. */
  static String wanted(Card card) {
    return Say.get("wanted." + card.kind().name().toLowerCase(Locale.ROOT), shape(card));
  }

  /** A pair for each label, the numbers going round: {@code a1, b2, c1}. */
  private static String pairs(List<String> labels, int targets) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      pairs.add(labels.get(i) + (i % Math.max(1, targets) + 1));
    }
    return String.join(", ", pairs);
  }

  /**
   * Whether a line is meant as an answer, though it is none to this card: letters of choices, or
   * letters with numbers. While a card waits, a lone letter is an answer and not a variable.
   */
  static boolean isMeant(Card card, String typed) {
    return card.kind() != Card.Kind.TEXT && MEANT.matcher(typed.strip()).matches();
  }

  private static String last(List<String> labels) {
    return labels.get(labels.size() - 1);
  }

  private static String unmarked(String text) {
    String bare =
        text.length() > 1 && text.startsWith("`") && text.endsWith("`")
            ? text.substring(1, text.length() - 1)
            : text;
    return bare.strip().replaceAll("\\s+", " ");
  }

  private static Optional<List<String>> letters(Card card, String text) {
    List<String> found = new ArrayList<>();
    // "a, c", "a c", "ac", "c." and "a) c)" all mean the same
    String bare = text.replaceAll("[\\s,.)]+", "");
    for (String letter : bare.split("")) {
      boolean known = card.choices().stream().anyMatch(c -> c.label().equals(letter));
      if (!LABEL.matcher(letter).matches() || !known || found.contains(letter)) {
        return Optional.empty();
      }
      found.add(letter);
    }
    return Optional.of(found);
  }

  private static Optional<String> pairs(Card card, String text) {
    List<String> found = new ArrayList<>();
    HashSet<String> letters = new HashSet<>();
    Matcher pair = PAIR.matcher(text);
    StringBuilder rest = new StringBuilder();
    while (pair.find()) {
      String letter = pair.group(1);
      String number = pair.group(2);
      boolean known =
          card.choices().stream().anyMatch(c -> c.label().equals(letter))
              && card.targets().stream().anyMatch(t -> t.label().equals(number));
      if (!known || !letters.add(letter)) {
        return Optional.empty();
      }
      found.add(letter + number);
      pair.appendReplacement(rest, "");
    }
    pair.appendTail(rest);
    if (!rest.toString().replaceAll("[\\s,.]+", "").isEmpty()
        || found.size() != card.choices().size()) {
      return Optional.empty();
    }
    Collections.sort(found);
    return Optional.of(String.join(", ", found));
  }
}
