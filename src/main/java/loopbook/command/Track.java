package loopbook.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import loopbook.lesson.Shelf;
import loopbook.lesson.Spine;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Tone;

/** The lessons in the order of one of the five tutorials. */
final class Track implements Command {
  @Override
  public String name() {
    return "track";
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.words(Ids::isTrack, 0, 1)
        .parse(words, given -> context -> run(context, given.plain(0)));
  }

  @Override
  public List<Candidate> candidates(Context context, List<String> before) {
    return before.isEmpty() ? Complete.tracks(context) : List.of();
  }

  private static Result run(Context context, Optional<String> word) {
    Lookup lookup = new Lookup(context);
    Map<String, List<String>> tracks = new TreeMap<>(lookup.shelf().tracks());
    if (word.isEmpty()) {
      Text.Builder text = Text.builder();
      tracks.forEach((id, lessons) -> text.add(summary(context, lookup.shelf(), id, lessons)));
      return Result.done(text.gap().add(Say.text(context, Tone.DIM, "track.how")).build());
    }
    String id = word.get().toUpperCase(Locale.ROOT);
    List<String> lessons = tracks.get(id);
    return lessons == null
        ? Say.result(Status.USAGE, context, "track.none", id, String.join(", ", tracks.keySet()))
        : Result.done(one(context, lookup.shelf(), id, lessons));
  }

  private static Text one(Context context, Shelf shelf, String id, List<String> lessons) {
    Text.Builder text = Text.builder();
    text.add(summary(context, shelf, id, lessons)).gap();
    for (String lesson : lessons) {
      text.add(
          shelf
              .find(lesson)
              .map(spine -> Contents.lesson(context, spine))
              .orElseGet(
                  () ->
                      Text.of(
                          Line.of("    " + lesson)
                              .pad(11)
                              .append(Say.get("track.unwritten"), Tone.DIM))));
    }
    lessons.stream()
        .filter(lesson -> !context.workspace().progress().read(lesson))
        .map(shelf::find)
        .flatMap(Optional::stream)
        .findFirst()
        .map(Spine::id)
        .ifPresent(next -> text.gap().add(Say.text(context, Tone.DIM, "track.next", next)));
    return text.build();
  }

  private static Text summary(Context context, Shelf shelf, String id, List<String> lessons) {
    long written = lessons.stream().filter(lesson -> shelf.find(lesson).isPresent()).count();
    long read =
        lessons.stream().filter(lesson -> context.workspace().progress().read(lesson)).count();
    return Say.text(context, "track.one", id, lessons.size(), read, lessons.size() - written);
  }
}
