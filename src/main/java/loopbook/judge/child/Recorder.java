package loopbook.judge.child;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loopbook.judge.call.Answer;
import loopbook.judge.call.Operation;
import org.jspecify.annotations.Nullable;

/** The behaviour of a callback: records each call, then answers as it was told. */
final class Recorder implements InvocationHandler {
  private static final int KEPT = 20_000;

  private final List<Answer> answers;
  private final Doing doing;
  private final Objects objects;
  private final List<List<@Nullable Object>> calls = new ArrayList<>();
  private int count;
  private boolean open;

  Recorder(List<Answer> answers, Doing doing, Objects objects) {
    this.answers = answers;
    this.doing = doing;
    this.objects = objects;
  }

  @Override
  public @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] given)
      throws Throwable {
    @Nullable Object[] arguments = given == null ? new Object[0] : given;
    if (method.getDeclaringClass() == Object.class) {
      return switch (method.getName()) {
        case "equals" -> self == arguments[0];
        case "hashCode" -> System.identityHashCode(self);
        default -> "callback";
      };
    }
    Answer answer = record(arguments);
    return answer == null ? null : result(answer, method, arguments);
  }

  private synchronized @Nullable Answer record(@Nullable Object[] arguments) throws Refusal {
    List<@Nullable Object> plain = new ArrayList<>();
    for (Object argument : arguments) {
      plain.add(objects.toPlain(argument));
    }
    if (calls.size() < KEPT) {
      calls.add(plain);
    }
    notifyAll();
    int turn = count++;
    return answers.isEmpty() ? null : answers.get(Math.min(turn, answers.size() - 1));
  }

  private @Nullable Object result(Answer answer, Method method, @Nullable Object[] arguments)
      throws Throwable {
    if (answer instanceof Answer.Give give) {
      return objects.toJava(method.getReturnType(), give.value());
    }
    if (answer instanceof Answer.Echo echo) {
      return arguments[echo.argument()];
    }
    if (answer instanceof Answer.Throw failure) {
      throw doing.exception(failure.type(), failure.message());
    }
    if (answer instanceof Answer.Hold hold) {
      await();
      return result(hold.then(), method, arguments);
    }
    if (answer instanceof Answer.Made made) {
      return make(made);
    }
    throw new AssertionError(answer);
  }

  private @Nullable Object make(Answer.Made made) throws Throwable {
    try {
      Object it = doing.run(made.first());
      for (Operation then : made.then()) {
        doing.run(then, it);
      }
      return it;
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private synchronized void await() throws InterruptedException {
    while (!open) {
      wait();
    }
  }

  synchronized void open() {
    open = true;
    notifyAll();
  }

  synchronized List<List<@Nullable Object>> calls(int from, int atLeast, Duration wait) {
    long end = System.nanoTime() + wait.toNanos();
    try {
      while (calls.size() < atLeast) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          break;
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new ArrayList<>(calls.subList(Math.min(from, calls.size()), calls.size()));
  }
}
