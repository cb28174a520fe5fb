package loopbook.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import loopbook.lesson.Page;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Tone;

/** Looks up what Java has for a Python call. */
final class Api implements Command {
  private static final int MOST = 12;

  @Override
  public String name() {
    return "api";
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.words(word -> word.matches("[\\w.()*]+"), 0, 4)
        .parse(words, given -> context -> run(context, given.plain()));
  }

  @Override
  public List<Candidate> candidates(Context context, List<String> before) {
    return before.isEmpty()
        ? Rosetta.read(context.shelf()).stream()
            .map(row -> Candidate.of(row.python().replaceAll("[`].*|[^\\w].*", "")))
            .filter(c -> !c.word().isEmpty())
            .distinct()
            .toList()
        : List.of();
  }

  private static Result run(Context context, List<String> typed) {
    List<Rosetta.Row> all = Rosetta.read(context.shelf());
    if (all.isEmpty()) {
      return Say.result(Status.FAULT, context, "api.no");
    }
    if (typed.isEmpty()) {
      return Say.result(Status.DONE, context, "api.how", all.size());
    }
    List<String> words = typed.stream().map(w -> w.replaceAll("[()]+", "")).toList();
    List<Rosetta.Row> found = new ArrayList<>(all.stream().filter(r -> r.has(words)).toList());
    if (found.isEmpty()) {
      return Say.result(Status.DONE, context, "api.none", String.join(" ", typed));
    }
    found.sort(Comparator.comparing(row -> !row.isAbout(words.get(0))));
    List<Rosetta.Row> shown = found.subList(0, Math.min(MOST, found.size()));
    return Result.done(
        () -> {
          Text.Builder text = Text.builder();
          Page page = new Page(context.look());
          for (Rosetta.Row row : shown) {
            text.gap().add(page.prose("**" + row.python() + "**"));
            text.add(labelled(context, "api.java", row.java()));
            if (!row.difference().isEmpty()) {
              text.add(labelled(context, "api.difference", row.difference()));
            }
            text.line(
                Line.of("  " + Say.get("api.where", row.lesson(), row.rows()), Tone.DIM)
                    .cut(context.look().width()));
          }
          if (found.size() > MOST) {
            text.gap().add(Say.text(context, Tone.DIM, "api.more", found.size() - MOST));
          }
          return text.build();
        });
  }

  private static Text labelled(Context context, String key, String markdown) {
    return new Page(context.look().width(context.look().width() - 2))
        .prose(Say.get(key, markdown))
        .indent(Line.of("  "));
  }
}
