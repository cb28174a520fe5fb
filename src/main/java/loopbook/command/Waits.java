package loopbook.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.example.Frame;
import loopbook.example.Held;
import loopbook.wire.view.StuckView;

/** Where threads were when they were stopped, and why those waited that did: sentences. */
public final class Waits {
  private Waits() {}

  /** Threads of which the same is told at the same line. */
  private record Alike(Optional<Frame> where, String call, boolean runs) {}

  /**
   * One list of sentences for each place, the first of which has no subject; the others are of one
   * thread there.
   */
  public static List<List<String>> tell(List<Held> at) {
    Map<Alike, List<Held>> places = new LinkedHashMap<>();
    for (Held held : at) {
      places
          .computeIfAbsent(
              new Alike(held.where(), held.call(), held.runs()), place -> new ArrayList<>())
          .add(held);
    }
    boolean some = at.stream().anyMatch(held -> held.where().isPresent());
    List<List<String>> told = new ArrayList<>();
    places.forEach(
        (place, threads) -> {
          // without a line of the learner's: between two statements, or without work
          boolean works = place.runs() || threads.get(0).stuck().isPresent();
          if (place.where().isPresent() || (!some && works)) {
            told.add(place(threads));
          }
        });
    return told;
  }

  private static List<String> place(List<Held> threads) {
    Held first = threads.get(0);
    List<String> told = new ArrayList<>(one(first));
    if (threads.size() > 1) {
      told.add(Say.get("run.alike", threads.size() - 1));
    }
    return told;
  }

  private static List<String> one(Held held) {
    if (held.where().isEmpty()) {
      return List.of(Say.get("run.nowhere", held.thread()));
    }
    String where = held.where().get().toString();
    if (held.stuck().isPresent()) {
      return StuckView.tell(held.stuck().get(), where, held.call());
    }
    String key = held.call().isEmpty() ? "run.at" : held.runs() ? "run.within" : "run.waited";
    return List.of(Say.get(key, where, held.call()));
  }
}
