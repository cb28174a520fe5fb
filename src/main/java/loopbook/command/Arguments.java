package loopbook.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The words of one call, sorted into plain ones, flags and options. */
final class Arguments {
  private final List<String> plain = new ArrayList<>();
  private final Set<String> flags = new LinkedHashSet<>();
  private final Map<String, String> options = new LinkedHashMap<>();

  private Arguments() {}

  /** The plain words in their order. */
  List<String> plain() {
    return plain;
  }

  /** The plain word at a place, counted from 0. */
  Optional<String> plain(int place) {
    return place < plain.size() ? Optional.of(plain.get(place)) : Optional.empty();
  }

  boolean has(String flag) {
    return flags.contains(flag);
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /**
   * The shape of a command's arguments.
   *
   * @param word what each plain word must be
   * @param most how many plain words there may be
   * @param flags {@code --all}
   * @param options {@code --submission}, each followed by its value
   */
  record Shape(
      Predicate<String> word, int least, int most, Set<String> flags, Set<String> options) {
    static final Shape NONE = words(w -> false, 0, 0);

    static Shape words(Predicate<String> word, int least, int most) {
      return new Shape(word, least, most, Set.of(), Set.of());
    }

    Shape flag(String... names) {
      return new Shape(word, least, most, Set.of(names), options);
    }

    Shape option(String... names) {
      return new Shape(word, least, most, flags, Set.of(names));
    }

    /** Sorts the words, or refuses them. */
    Parsed parse(List<String> words, Function<Arguments, Action> then) {
      Arguments sorted = new Arguments();
      for (int i = 0; i < words.size(); i++) {
        String each = words.get(i);
        if (flags.contains(each)) {
          sorted.flags.add(each);
        } else if (options.contains(each)) {
          if (++i == words.size()) {
            return refused("arguments.value", each);
          }
          sorted.options.put(each, words.get(i));
        } else if (each.startsWith("-") || !word.test(each)) {
          return refused("arguments.word", each);
        } else {
          sorted.plain.add(each);
        }
      }
      if (sorted.plain.size() > most) {
        return refused("arguments.many", sorted.plain.get(most));
      }
      if (sorted.plain.size() < least) {
        return refused("arguments.few");
      }
      return new Parsed.Ready(then.apply(sorted));
    }

    private static Parsed refused(String key, Object... values) {
      return new Parsed.Refused(Say.get(key, values));
    }
  }
}
