package loopbook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loopbook.peer.Manner;

/** The peers that can stand between the roles of an example, as they are named in a command. */
final class Zoo {
  static final String ONE = "--peer";
  static final String SEVERAL = "--peers";
  private static final String ALL = "all";

  private Zoo() {}

  /** Why the words do not name peers; empty if they do, or name none. */
  static Optional<String> refusal(List<String> words) {
    for (int i = 0; i + 1 < words.size(); i++) {
      if (isOption(words.get(i))) {
        for (String word : words.get(i + 1).split(",", -1)) {
          if (!word.equalsIgnoreCase(ALL) && Manner.of(word).isEmpty()) {
            return Optional.of(unknown(word));
          }
        }
        if (words.contains("--all")) {
          return Optional.of(Say.get("encounter.every"));
        }
      }
    }
    return Optional.empty();
  }

  private static String unknown(String word) {
    List<String> all = Stream.of(Manner.values()).map(Manner::word).toList();
    List<String> near = Registry.nearest(word, all);
    return near.isEmpty()
        ? Say.get("encounter.none", word, String.join(", ", all))
        : Say.get("encounter.near", word, String.join(", ", near));
  }

  /** The peers that were named, in the order of the zoo; none without the option. */
  static List<Manner> chosen(Arguments given) {
    List<String> named = new ArrayList<>();
    for (String option : List.of(ONE, SEVERAL)) {
      given.option(option).ifPresent(value -> named.addAll(List.of(value.split(",", -1))));
    }
    boolean all = named.stream().anyMatch(ALL::equalsIgnoreCase);
    return Stream.of(Manner.values())
        .filter(m -> all || named.stream().anyMatch(m.word()::equalsIgnoreCase))
        .toList();
  }

  /** Whether the name of a peer comes next. */
  static boolean isNext(List<String> before) {
    return !before.isEmpty() && isOption(before.get(before.size() - 1));
  }

  static List<Candidate> candidates() {
    List<Candidate> all = new ArrayList<>();
    all.add(new Candidate(ALL, Say.get("peer.all")));
    for (Manner manner : Manner.values()) {
      all.add(new Candidate(manner.word(), what(manner)));
    }
    return all;
  }

  /** What it does, as a phrase. */
  static String what(Manner manner) {
    return Say.get("peer." + manner.word());
  }

  private static boolean isOption(String word) {
    return word.equals(ONE) || word.equals(SEVERAL);
  }
}
