package loopbook.judge.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import loopbook.judge.call.Message;
import loopbook.judge.call.Thrown;
import org.jspecify.annotations.Nullable;

/**
 * A call of the learner's code, on a thread of its own in the child. Each way to ask for its
 * outcome takes the sentence and the next step that the learner gets if it is another one.
 */
public final class Call {
  private final Submission submission;
  private final String method;
  private final CompletableFuture<Message> answer;
  private final Duration limit;

  Call(Submission submission, String method, CompletableFuture<Message> answer, Duration limit) {
    this.submission = submission;
    this.method = method;
    this.answer = answer;
    this.limit = limit;
  }

  /** The same call, whose outcome is awaited for so long on a quiet machine; else 1 s. */
  public Call within(Duration quiet) {
    return new Call(submission, method, answer, submission.scaled(quiet));
  }

  /** Is run when it has returned or thrown. */
  void whenDone(Runnable then) {
    var unused = answer.whenComplete((came, failure) -> then.run());
  }

  /** Whether it has returned, and not thrown. */
  boolean hasReturned() {
    return answer.isDone() && Guest.await(answer, Duration.ZERO).filter(Call::isReturn).isPresent();
  }

  private static boolean isReturn(Message came) {
    return came instanceof Message.Result || came instanceof Message.Unfit;
  }

  /** Whether it has returned or thrown. */
  public boolean isDone() {
    return answer.isDone();
  }

  /**
   * Waits until it returns, and gives its value; an object that stays in the child is a {@link
   * Remote}.
   */
  public @Nullable Object returns(String message, String next) {
    Message came = outcome(message, next);
    if (came instanceof Message.Result result) {
      return submission.value(result.value());
    }
    if (came instanceof Message.Unfit) {
      throw failure(
          "What `" + method + "` returned is too large to be looked at.",
          "Return only what was asked for.",
          came);
    }
    throw failure(message, next, came);
  }

  /** Waits until it throws an exception of that type or a subtype, and gives that. */
  public Thrown throwing(String type, String message, String next) {
    Message came = outcome(message, next);
    if (came instanceof Message.Failed failed && failed.thrown().is(type)) {
      return failed.thrown();
    }
    throw failure(message, next, came);
  }

  /** Waits until it returns, or throws an exception of that type or a subtype. */
  public Optional<Thrown> returnsOrThrows(String type, String message, String next) {
    Message came = outcome(message, next);
    if (isReturn(came)) {
      return Optional.empty();
    }
    if (came instanceof Message.Failed failed && failed.thrown().is(type)) {
      return Optional.of(failed.thrown());
    }
    throw failure(message, next, came);
  }

  /** Waits until it ends in whatever way; empty if it returned. */
  public Optional<Thrown> ends(String message, String next) {
    return returnsOrThrows("java.lang.Throwable", message, next);
  }

  /** What it threw so far, for sentences that depend on it. */
  public Optional<Thrown> thrown() {
    return answer.isDone()
            && Guest.await(answer, Duration.ZERO).orElse(null) instanceof Message.Failed f
        ? Optional.of(f.thrown())
        : Optional.empty();
  }

  private Message outcome(String message, String next) {
    Optional<Message> came = Guest.await(answer, limit);
    if (came.isPresent()) {
      if (came.get() instanceof Message.Refused refused) {
        throw new IllegalStateException(method + ": " + refused.why());
      }
      return came.get();
    }
    throw submission.failure(Finding.Kind.LATE, message, List.of(), next, Symptoms.NONE);
  }

  private Failure failure(String message, String next, Message came) {
    return submission.failure(Finding.Kind.WRONG, message, details(came), next, Symptoms.NONE);
  }

  /** What it came to, as far as it has. */
  List<Detail> details() {
    return answer.isDone()
        ? Guest.await(answer, Duration.ZERO).map(this::details).orElse(List.of())
        : List.of();
  }

  private List<Detail> details(Message came) {
    List<Detail> details = new ArrayList<>();
    if (came instanceof Message.Failed failed) {
      details.add(new Detail(Detail.Label.THREW, method + ": " + failed.thrown()));
    } else if (came instanceof Message.Result result && result.value() != null) {
      details.add(new Detail(Detail.Label.RETURNED, Preview.of(result.value())));
    } else if (came instanceof Message.Unfit unfit) {
      details.add(new Detail(Detail.Label.RETURNED, unfit.why()));
    }
    return details;
  }
}
