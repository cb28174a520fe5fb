package loopbook.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.course.Card;
import loopbook.course.ExampleKey;
import loopbook.course.Piece;
import loopbook.course.Problem;

/**
 * Settles where each example runs, and which run decides each card. An example runs at its first
 * expectation after the last of its code; where there is none, after that code and the cards that
 * follow it at once or name it.
 */
final class Places {
  private final Path file;
  private final List<Problem> problems;
  private final List<Item> items;

  /** Twice the index of the item at which it runs; one more where it runs after that item. */
  private final Map<ExampleKey, Integer> runs = new LinkedHashMap<>();

  private final Map<ExampleKey, Integer> lines = new LinkedHashMap<>();

  Places(Path file, List<Problem> problems, List<Item> items) {
    this.file = file;
    this.problems = problems;
    this.items = items;
  }

  List<Piece> pieces() {
    Map<ExampleKey, Integer> lastCode = lastCode();
    lastCode.forEach(this::place);
    var pieces = new ArrayList<Piece>();
    for (int i = 0; i < items.size(); i++) {
      runAt(2 * i, pieces);
      Item item = items.get(i);
      if (item instanceof Item.Shown shown) {
        pieces.add(shown.piece());
      } else if (item instanceof Item.Code code) {
        pieces.add(code.piece());
      } else if (item instanceof Item.Given given) {
        pieces.add(given.piece());
      } else if (item instanceof Item.Asked asked) {
        pieces.add(new Piece.Ask(settled(asked.draft(), i)));
      }
      runAt(2 * i + 1, pieces);
    }
    return pieces;
  }

  private void runAt(int place, List<Piece> pieces) {
    runs.forEach(
        (key, at) -> {
          if (at == place) {
            pieces.add(new Piece.Run(key, lines.getOrDefault(key, 0)));
          }
        });
  }

  private Map<ExampleKey, Integer> lastCode() {
    Map<ExampleKey, Integer> last = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Item.Code code) {
        last.put(code.piece().example(), i);
      } else if (items.get(i) instanceof Item.Given given) {
        last.put(given.piece().example(), i);
      }
    }
    return last;
  }

  private void place(ExampleKey key, int lastCode) {
    for (int i = lastCode + 1; i < items.size(); i++) {
      if (items.get(i) instanceof Item.Expected expected && expected.key().equals(key)) {
        runs.put(key, 2 * i);
        lines.put(key, expected.line());
        return;
      }
    }
    int at = lastCode;
    boolean direct = true;
    for (int i = lastCode + 1; i < items.size(); i++) {
      boolean card = items.get(i) instanceof Item.Asked;
      CardReader.Draft draft = items.get(i) instanceof Item.Asked a ? a.draft() : null;
      direct = direct && card;
      if (draft != null && (draft.wants(key) || (direct && draft.wanted().isEmpty()))) {
        at = i;
      }
    }
    runs.put(key, 2 * at + 1);
    lines.put(key, items.get(at).line());
  }

  private Card settled(CardReader.Draft draft, int index) {
    if (draft.card().unbound().isPresent()) {
      return draft.with(Optional.empty());
    }
    Optional<ExampleKey> run =
        runs.entrySet().stream()
            .filter(e -> e.getValue() > 2 * index)
            .filter(e -> draft.wanted().isEmpty() || draft.wants(e.getKey()))
            .min(Comparator.comparing(Map.Entry::getValue))
            .map(Map.Entry::getKey);
    if (run.isEmpty()) {
      missing(draft);
    }
    return draft.with(run);
  }

  private void missing(CardReader.Draft draft) {
    String named = draft.wanted().orElse("");
    boolean known = runs.keySet().stream().anyMatch(draft::wants);
    String what =
        named.isEmpty()
            ? "No example runs after this card."
            : known
                ? named + " has run before this card."
                : "The lesson has no example "
                    + named
                    + (draft.form().isPresent() ? " " + draft.form().get().word() : "")
                    + ".";
    problems.add(
        new Problem(
            file,
            draft.card().line(),
            what,
            "Put the card before the output of the example that decides it, or write \"no run: REASON\"."));
  }
}
