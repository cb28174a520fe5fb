package loopbook.grade.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.grade.Student;

/**
 * Which submissions for an exercise are alike: the same code, or code that shares most of its runs
 * of tokens once names are the same. It says where to look, not who copied from whom.
 */
final class Likeness {
  /** Tokens of a run. Shorter ones are in every program, longer ones miss an inserted statement. */
  private static final int RUN = 10;

  /** With fewer runs of its own a program is too short to be compared. */
  private static final int ENOUGH = 30;

  static final int PERCENT = 80;

  /** From so many different programs on, what most of them have counts as common. */
  private static final int CLASS = 6;

  private Likeness() {}

  /** A submission's source. */
  record Submission(Student student, String source) {}

  /**
   * Students with the same code.
   *
   * @param exact not even names differ, only comments and layout
   * @param starter it is the starter's too
   * @param reference it is the reference's too
   */
  record Same(List<Student> students, boolean exact, boolean starter, boolean reference) {}

  /** Two programs that share that much, in per cent of the shorter one. */
  record Pair(Same one, Same other, int percent) {}

  /**
   * What was found: groups of two or more, or with a copy of ours, and pairs, the closest first.
   */
  record Found(List<Same> same, List<Pair> pairs) {}

  static Found of(
      List<Submission> submissions, Optional<String> starter, Optional<String> reference) {
    Optional<Tokens.Of> given = starter.map(Tokens::of);
    Optional<Tokens.Of> solved = reference.map(Tokens::of);
    Map<List<String>, List<Program>> groups = new LinkedHashMap<>();
    for (Submission one : submissions) {
      Program program = new Program(one.student(), Tokens.of(one.source()));
      if (!program.tokens().exact().isEmpty()) {
        groups.computeIfAbsent(program.tokens().renamed(), k -> new ArrayList<>()).add(program);
      }
    }
    List<Same> all = new ArrayList<>();
    List<Prints> prints = new ArrayList<>();
    Map<Long, Integer> spread = new HashMap<>();
    groups.forEach(
        (tokens, programs) -> {
          all.add(
              new Same(
                  programs.stream().map(Program::student).toList(),
                  programs.stream().map(p -> p.tokens().exact()).distinct().count() == 1,
                  given.filter(g -> g.renamed().equals(tokens)).isPresent(),
                  solved.filter(s -> s.renamed().equals(tokens)).isPresent()));
          prints.add(Prints.of(tokens, RUN));
        });
    for (Prints one : prints) {
      one.each(print -> spread.merge(print, 1, Integer::sum));
    }
    Prints own = given.map(g -> Prints.of(g.renamed(), RUN)).orElse(Prints.NONE);
    int common = prints.size() >= CLASS ? prints.size() / 2 : Integer.MAX_VALUE;
    List<Prints> telling =
        prints.stream()
            .map(p -> p.without(print -> own.has(print) || spread.getOrDefault(print, 0) > common))
            .toList();
    return new Found(all.stream().filter(Likeness::isTelling).toList(), pairs(all, telling));
  }

  private record Program(Student student, Tokens.Of tokens) {}

  private static boolean isTelling(Same same) {
    return same.students().size() > 1 || same.starter() || same.reference();
  }

  private static List<Pair> pairs(List<Same> all, List<Prints> prints) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int k = i + 1; k < all.size(); k++) {
        int percent = percent(prints.get(i), prints.get(k));
        if (percent > 0) {
          pairs.add(new Pair(all.get(i), all.get(k), percent));
        }
      }
    }
    pairs.sort(Comparator.comparingInt(Pair::percent).reversed());
    return pairs;
  }

  /** What they share of the shorter one; 0 if it is too short, or they share too little. */
  private static int percent(Prints one, Prints other) {
    Prints shorter = one.size() <= other.size() ? one : other;
    if (shorter.size() < ENOUGH) {
      return 0;
    }
    int enough = (shorter.size() * PERCENT + 99) / 100;
    int shared = shorter.sharedWith(shorter == one ? other : one, enough);
    return 100 * shared / shorter.size();
  }
}
