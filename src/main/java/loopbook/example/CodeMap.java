package loopbook.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Leads from the classes that JShell makes back to the lines that were typed. */
final class CodeMap {
  private final Map<String, Lines> types = new ConcurrentHashMap<>();
  private final Set<String> unknown = ConcurrentHashMap.newKeySet();

  /** A class was loaded of which no snippet is known yet. */
  void loading(String type) {
    String top = top(type);
    if (!types.containsKey(top)) {
      unknown.add(top);
    }
  }

  boolean hasUnknown() {
    return !unknown.isEmpty();
  }

  /** What is still unknown stays so. */
  void settle() {
    unknown.clear();
  }

  boolean isUnknown(String type) {
    return unknown.contains(type);
  }

  /**
   * Makes a class known.
   *
   * @param wrapped the text that was compiled
   * @param snippet the text that was typed, which begins on {@code line} of {@code source}
   */
  void learn(String type, String wrapped, String snippet, String source, int line) {
    unknown.remove(type);
    types.put(type, Lines.of(wrapped, snippet, source, line));
  }

  Optional<Frame> find(StackTraceElement frame) {
    return find(frame.getClassName(), frame.getMethodName(), frame.getLineNumber());
  }

  /** The learner's place for a frame; empty if it is none of the learner's. */
  Optional<Frame> find(String type, String method, int line) {
    Lines lines = types.get(top(type));
    return lines == null || line <= 0
        ? Optional.empty()
        : Optional.of(new Frame(lines.source, lines.typed(line), method(method)));
  }

  List<Frame> frames(StackTraceElement[] stack) {
    List<Frame> found = new ArrayList<>();
    Stream.of(stack)
        .map(this::find)
        .flatMap(Optional::stream)
        .filter(f -> found.isEmpty() || !found.get(found.size() - 1).equals(f))
        .forEach(found::add);
    return found;
  }

  private static String top(String type) {
    // REPL.$JShell$12B$Greeter: what follows the third dollar is nested
    int number = type.indexOf('$', type.indexOf('$') + 1) + 1;
    int nested = number <= 0 ? -1 : type.indexOf('$', number);
    return nested < 0 ? type : type.substring(0, nested);
  }

  /** The learner's name of a method: none for a statement's own and for a lambda's. */
  private static String method(String name) {
    return name.startsWith("do_it$") || name.startsWith("lambda$") || name.startsWith("<")
        ? ""
        : name;
  }

  /** The lines of one snippet. */
  private record Lines(String source, int first, int count, int shift) {
    static Lines of(String wrapped, String snippet, String source, int first) {
      List<String> made = wrapped.lines().map(String::strip).toList();
      List<String> typed = snippet.lines().map(String::strip).toList();
      return new Lines(source, first, Math.max(1, typed.size()), shift(made, typed));
    }

    /** By how many lines the wrapped text is moved down, where most lines agree. */
    private static int shift(List<String> made, List<String> typed) {
      int best = 0;
      int bestScore = -1;
      for (int shift = 0; shift + typed.size() <= made.size(); shift++) {
        int score = 0;
        for (int i = 0; i < typed.size(); i++) {
          score += likeness(made.get(i + shift), typed.get(i));
        }
        if (score > bestScore) {
          best = shift;
          bestScore = score;
        }
      }
      return best;
    }

    private static int likeness(String made, String typed) {
      if (made.isEmpty() || typed.isEmpty()) {
        return 0;
      }
      if (made.equals(typed)) {
        return 3;
      }
      return made.contains(typed) || (typed.contains(made) && made.length() > 1) ? 1 : 0;
    }

    int typed(int line) {
      return first + Math.max(0, Math.min(count - 1, line - 1 - shift));
    }
  }
}
