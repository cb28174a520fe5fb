package loopbook.command;

import java.util.List;
import java.util.Optional;
import loopbook.progress.Fact;
import loopbook.progress.Progress;

/** Turns on and off that what happens at the session's sockets is shown while it happens. */
final class LiveSwitch implements Command {
  private static final String NAME = "live";
  private static final String ON = "on";
  private static final String OFF = "off";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.words(word -> word.equals(ON) || word.equals(OFF), 0, 1)
        .parse(words, given -> context -> run(context, given.plain(0)));
  }

  @Override
  public List<Candidate> candidates(Context context, List<String> before) {
    return before.isEmpty() ? List.of(Candidate.of(ON), Candidate.of(OFF)) : List.of();
  }

  private static Result run(Context context, Optional<String> wanted) {
    if (context.front() != Front.PROMPT) {
      return Say.result(Status.USAGE, context, "live.no");
    }
    wanted.ifPresent(word -> context.workspace().note(new Fact.Setting(NAME, word, context.now())));
    context.desk().live(isChosen(context.workspace().progress()));
    return Say.result(Status.DONE, context, context.desk().isLive() ? "live.on" : "live.off");
  }

  /** As it was chosen last, in this session or an earlier one. */
  static boolean isChosen(Progress progress) {
    return !progress.setting(NAME).equals(Optional.of(OFF));
  }
}
