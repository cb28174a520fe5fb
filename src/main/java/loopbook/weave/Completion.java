package loopbook.weave;

import java.nio.channels.CompletionHandler;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * How calls of asynchronous channels end: by a handler, which is wrapped, or by a {@code
 * PendingFuture}, which is woven. Each end is told before the program learns of it.
 */
final class Completion {
  /** What is to be told, at most once. */
  interface End {
    void told(@Nullable Object result, @Nullable Throwable thrown);

    /** The program's handler runs: what it calls is not part of the call that has ended. */
    void within(Runnable handler);
  }

  /** The program's handler, with the telling before it. */
  private record Told<V, A>(CompletionHandler<V, A> handler, End end)
      implements CompletionHandler<V, A> {
    @Override
    public void completed(V result, A attachment) {
      end.told(result, null);
      end.within(() -> handler.completed(result, attachment));
    }

    @Override
    public void failed(Throwable thrown, A attachment) {
      end.told(null, thrown);
      end.within(() -> handler.failed(thrown, attachment));
    }
  }

  /** Ends that are awaited. A future that is dropped before it completes is told of by nobody. */
  private final Map<Future<?>, End> awaited = new WeakHashMap<>();

  static CompletionHandler<?, ?> wrapped(CompletionHandler<?, ?> handler, End end) {
    return new Told<>(handler, end);
  }

  /** The call has returned this. */
  void await(Future<?> future, End end) {
    synchronized (awaited) {
      if (!future.isDone()) {
        awaited.put(future, end);
        return;
      }
    }
    look(future, end);
  }

  /** The future is about to be completed. */
  void completes(Future<?> future, @Nullable Object result, @Nullable Throwable thrown) {
    End end = take(future);
    if (end != null && !future.isDone()) {
      end.told(result, thrown);
    } else if (end != null) {
      look(future, end);
    }
  }

  /** The future has been completed or cancelled: perhaps while its call was about to return. */
  void completed(Future<?> future) {
    End end = future.isDone() ? take(future) : null;
    if (end != null) {
      look(future, end);
    }
  }

  @SuppressWarnings("CollectionUndefinedEquality") // it is the same future or none
  private @Nullable End take(Future<?> future) {
    synchronized (awaited) {
      return awaited.remove(future);
    }
  }

  private static void look(Future<?> future, End end) {
    try {
      end.told(future.get(), null);
    } catch (ExecutionException e) {
      end.told(null, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end.told(null, e);
    } catch (RuntimeException cancelled) {
      end.told(null, cancelled);
    }
  }
}
