package loopbook.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/** All commands by their words; a front end adds those that need a live session. */
public final class Registry {
  private final Map<String, Command> byName = new LinkedHashMap<>();
  private final Map<String, Command> byWord = new LinkedHashMap<>();

  public Registry(List<Command> commands) {
    commands.forEach(this::add);
  }

  /** Adds a command; its words must be free. */
  public Registry add(Command command) {
    put(command.name(), command);
    command.aliases().forEach(alias -> put(alias, command));
    byName.put(command.name(), command);
    return this;
  }

  /** All of them, in the order in which they were added. */
  public Collection<Command> all() {
    return Collections.unmodifiableCollection(byName.values());
  }

  /** The command of that name or alias. */
  public Optional<Command> find(String word) {
    return Optional.ofNullable(byWord.get(word));
  }

  /**
   * The nearest words to one that is none: at most three, best first.
   *
   * @param word as typed
   */
  public List<String> meant(String word) {
    return nearest(word, byName.keySet());
  }

  /**
   * What a first line at the prompt is. It is a command only when its first word is one and all the
   * rest parses as its arguments; {@code :word} is never Java.
   */
  public Reading read(String line) {
    String text = line.strip();
    boolean forced = text.startsWith(":");
    Optional<List<String>> split = Words.split(forced ? text.substring(1) : text);
    if (split.isEmpty() || split.get().isEmpty()) {
      return forced ? new Reading.Unknown("", List.of()) : new Reading.Java("");
    }
    String word = split.get().get(0);
    Optional<Command> command = find(word);
    if (command.isEmpty()) {
      List<String> meant = meant(word);
      if (forced) {
        return new Reading.Unknown(word, meant);
      }
      boolean none = meant.isEmpty() || SourceVersion.isKeyword(word);
      return new Reading.Java(none ? "" : Say.get("meant", String.join(", ", meant)));
    }
    Parsed parsed = command.get().parse(split.get().subList(1, split.get().size()));
    if (parsed instanceof Parsed.Ready ready) {
      return new Reading.Call(command.get(), ready.action());
    }
    String why = ((Parsed.Refused) parsed).why();
    return forced
        ? new Reading.Refused(command.get(), why)
        : new Reading.Java(Say.get("command.refused", word, why, usage(command.get())));
  }

  /** How a command is called, {@code open LESSON}; from its bundle. */
  public String usage(Command command) {
    return command.messages().get(command.name() + ".usage");
  }

  /** The words out of some that a mistyped one most likely meant: at most three, best first. */
  static List<String> nearest(String word, Collection<String> words) {
    String typed = word.toLowerCase(Locale.ROOT);
    record Near(String word, int distance) {}
    List<Near> near = new ArrayList<>();
    for (String candidate : words) {
      String known = candidate.toLowerCase(Locale.ROOT);
      boolean begins = typed.length() >= 2 && known.startsWith(typed);
      int distance = begins ? 0 : distance(typed, known);
      if (distance <= Math.max(1, Math.min(typed.length(), known.length()) / 3)) {
        near.add(new Near(candidate, distance));
      }
    }
    near.sort(Comparator.comparingInt(Near::distance).thenComparing(Near::word));
    return near.stream().limit(3).map(Near::word).toList();
  }

  /** Insertions, deletions, changes and swaps of neighbours that make one word of the other. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }

  private void put(String word, Command command) {
    Command taken = byWord.putIfAbsent(word, command);
    if (taken != null) {
      throw new IllegalArgumentException(word + " is taken by " + taken.name());
    }
  }
}
