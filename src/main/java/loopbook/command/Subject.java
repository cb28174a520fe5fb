package loopbook.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.judge.Progress;
import loopbook.judge.Watched;
import loopbook.text.Line;

/** What {@code wire}, {@code hex} and {@code states} look at. */
final class Subject {
  private Subject() {}

  /**
   * The named one of the checks that failed, or what was typed. Without a name what came last: the
   * run, the first check that failed, or what the sockets did that were opened by typed Java.
   */
  static Found<Kept> find(Context context, Optional<String> word) throws InterruptedException {
    boolean typed = word.isEmpty() && OwnSession.isLast(context);
    if (typed || word.equals(Optional.of(OwnSession.SESSION))) {
      return OwnSession.now(context)
          .<Found<Kept>>map(Found.Here::new)
          .orElseGet(
              () ->
                  missing(
                      context, OwnSession.isWatched(context) ? "show.nosession" : "sockets.no"));
    }
    Optional<KeptCheck> check = KeptCheck.last(context);
    if (word.isPresent()) {
      if (check.isEmpty()) {
        return missing(context, "show.nocheck");
      }
      Optional<KeptCheck.Failed> named = check.get().find(word.get());
      return named.isPresent()
          ? watched(context, check.get(), named.get())
          : missing(context, "show.nosuch", word.get(), check.get().choices());
    }
    Optional<Kept> run = Kept.last(context);
    boolean later =
        run.isEmpty() || context.desk().checkIsLater().orElseGet(() -> KeptCheck.isNewer(context));
    if (check.isPresent() && later) {
      return watched(context, check.get(), check.get().failed().get(0));
    }
    return run.<Found<Kept>>map(Found.Here::new).orElseGet(() -> missing(context, "show.none"));
  }

  private static Found<Kept> watched(Context context, KeptCheck check, KeptCheck.Failed failed)
      throws InterruptedException {
    Kept before = check.seen().get(failed.name());
    if (before != null) {
      return new Found.Here<>(before);
    }
    Found<Exercise> exercise = new Lookup(context).exercise(check.exercise());
    if (!(exercise instanceof Found.Here<Exercise> here)) {
      return missing(context, "show.gone", check.exercise(), failed.name());
    }
    Progress progress =
        (done, all) ->
            context
                .sink()
                .passing(Line.of(Say.get("show.watching", check.exercise(), failed.name())));
    Optional<Watched> watched =
        context.judge().watch(here.it(), check.classes(), check.seed(), failed.name(), progress);
    if (watched.isEmpty()) {
      return missing(context, "show.gone", check.exercise(), failed.name());
    }
    Kept kept = kept(check, failed, watched.get());
    KeptCheck now = check.with(failed, kept);
    context.desk().seen(check, now);
    now.writeSeen(context);
    return new Found.Here<>(kept);
  }

  private static Kept kept(KeptCheck check, KeptCheck.Failed failed, Watched watched) {
    String note =
        watched.test().passed()
            ? Say.get("show.passed")
            : watched.whole() ? "" : Say.get("show.half");
    return new Kept(
        Say.get("show.check", check.exercise(), failed.title()),
        watched.parties(),
        watched.events(),
        Map.copyOf(watched.states()),
        Map.of(),
        List.copyOf(watched.moments()),
        watched.compared(),
        note);
  }

  private static Found<Kept> missing(Context context, String key, Object... values) {
    return new Found.Missing<>(Say.result(Status.USAGE, context, key, values));
  }
}
