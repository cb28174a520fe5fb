package loopbook.command;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import loopbook.course.Exercise;
import loopbook.progress.Workspace.Change;
import loopbook.text.Tone;

/** Checks the learner's files on each save, until it is stopped. */
final class Watch implements Command {
  private static final long PAUSE = 200;

  @Override
  public String name() {
    return "watch";
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.words(Ids::isExercise, 0, 1)
        .parse(words, given -> context -> run(context, given.plain(0)));
  }

  @Override
  public List<Candidate> candidates(Context context, List<String> before) {
    return before.isEmpty() ? Complete.exercises(context) : List.of();
  }

  private static Result run(Context context, Optional<String> word) throws InterruptedException {
    return new Lookup(context).exercise(word).then(exercise -> watch(context, exercise));
  }

  /** Returns by the interrupt of who started it. */
  private static Result watch(Context context, Exercise exercise) throws InterruptedException {
    context.desk().exercise(exercise);
    if (context.workspace().open(exercise) instanceof Change.Refused refused) {
      return Result.of(Status.FAULT, Say.wrapped(context, Troubles.line(refused.trouble())));
    }
    Path folder = context.workspace().exercise(exercise);
    context.sink().text(Say.text(context, Tone.DIM, "watch.begins", exercise.id(), folder));
    Map<Path, Long> checked = Map.of();
    Map<Path, Long> before = Map.of();
    while (true) {
      Map<Path, Long> now = times(folder);
      // a save may take several writes: what is the same twice is whole
      if (!now.equals(checked) && now.equals(before)) {
        checked = now;
        context
            .sink()
            .text(Feedback.of(context, exercise, Check.judge(context, exercise, folder, true)));
      }
      before = now;
      Thread.sleep(PAUSE);
    }
  }

  /** When each file was saved, and how long it is. */
  private static Map<Path, Long> times(Path folder) {
    Map<Path, Long> times = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.java")) {
      for (Path file : files) {
        times.put(file, Files.getLastModifiedTime(file).toMillis() * 31 + Files.size(file));
      }
    } catch (IOException busy) {
      return Map.of();
    }
    return times;
  }
}
