package loopbook.wire.view;

import java.util.ArrayList;
import java.util.List;

/** Draws once what repeats, and says how often; leaves out the middle of what is too long. */
final class Folding {
  private static final int LONGEST_CYCLE = 12;

  /** What is taken for the same, and so often at least it is drawn once. */
  private enum Same {
    EXACTLY(3, "again") {
      @Override
      Mark key(Mark mark) {
        return mark;
      }
    },
    /**
     * On another connection or port each time: only a crowd, since a few are worth being told
     * apart.
     */
    BUT_FOR_THE_CONNECTION(10, "again.each") {
      @Override
      Mark key(Mark mark) {
        return mark.untagged();
      }
    };

    final int fewest;
    final String words;

    Same(int fewest, String words) {
      this.fewest = fewest;
      this.words = words;
    }

    abstract Mark key(Mark mark);
  }

  private Folding() {}

  /** {@code sign} stands before the number of times. */
  static List<Mark> fold(List<Mark> marks, String sign) {
    List<Mark> exactly = fold(marks, sign, LONGEST_CYCLE, Same.EXACTLY);
    return fold(exactly, sign, LONGEST_CYCLE, Same.BUT_FOR_THE_CONNECTION);
  }

  private static List<Mark> fold(List<Mark> marks, String sign, int longest, Same same) {
    List<Mark> keys = marks.stream().map(same::key).toList();
    List<Mark> folded = new ArrayList<>();
    int at = 0;
    while (at < marks.size()) {
      int cycle = cycle(keys, at, longest, same.fewest);
      if (cycle == 0) {
        folded.add(marks.get(at++));
        continue;
      }
      int times = times(keys, at, cycle);
      List<Mark> once = marks.subList(at, at + cycle);
      if (cycle == 1) {
        folded.add(keys.get(at).times(Words.of("times", sign, times), times));
      } else {
        List<Mark> lines = fold(once, sign, 1, Same.EXACTLY);
        folded.addAll(lines);
        long calls = once.stream().mapToLong(Mark::calls).sum();
        folded.add(Mark.rule(Words.of(same.words, lines.size(), times), calls * (times - 1)));
      }
      at += cycle * times;
    }
    return folded;
  }

  /** The length of what repeats from there on often enough, 0 if nothing does. */
  private static int cycle(List<Mark> marks, int at, int longest, int fewest) {
    for (int cycle = 1; cycle <= longest; cycle++) {
      if (at + fewest * cycle <= marks.size() && times(marks, at, cycle) >= fewest) {
        return cycle;
      }
    }
    return 0;
  }

  private static int times(List<Mark> marks, int at, int cycle) {
    int end = at + cycle;
    while (end < marks.size() && marks.get(end).equals(marks.get(end - cycle))) {
      end++;
    }
    return (end - at) / cycle;
  }

  /** The first and the last ones, if there are more than {@code most}. */
  static List<Mark> shorten(List<Mark> marks, int most) {
    if (marks.size() <= most) {
      return marks;
    }
    int last = most / 4;
    int first = most - last - 1;
    List<Mark> middle = marks.subList(first, marks.size() - last);
    List<Mark> all = new ArrayList<>(marks.subList(0, first));
    all.add(
        Mark.rule(Words.of("more", middle.size()), middle.stream().mapToLong(Mark::calls).sum()));
    all.addAll(marks.subList(marks.size() - last, marks.size()));
    return all;
  }
}
