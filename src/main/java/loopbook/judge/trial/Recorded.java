package loopbook.judge.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loopbook.judge.call.Operation;
import org.jspecify.annotations.Nullable;

/** A callback that lives in the child: records its calls, answers as it was told when made. */
public final class Recorded {
  private final Submission submission;
  private final Remote object;

  Recorded(Submission submission, Remote object) {
    this.submission = submission;
    this.object = object;
  }

  /** What stands for it in arguments. */
  public Remote object() {
    return object;
  }

  /** The arguments of its calls so far; waits for so many on a quiet machine up to that long. */
  public List<List<@Nullable Object>> calls(int atLeast, Duration quiet) {
    Object came =
        submission.prepare(
            new Operation.Recorded(object.handle(), 0, atLeast, submission.scaled(quiet)),
            submission.scaled(quiet).plusSeconds(2));
    List<List<@Nullable Object>> calls = new ArrayList<>();
    if (came instanceof List<?> list) {
      for (Object one : list) {
        if (one instanceof List<?> arguments) {
          calls.add(new ArrayList<>(arguments));
        }
      }
    }
    return calls;
  }

  /** Lets the held calls go on. */
  public void open() {
    submission.prepare(new Operation.Open(object.handle()));
  }
}
