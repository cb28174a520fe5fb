package loopbook.lab;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The run behind {@link Lab}; who runs examples says which one belongs to the current thread. */
public abstract class Bench {
  private static volatile @Nullable Supplier<Bench> finder;

  /** As {@link Lab#port}. */
  public abstract int port(String role) throws InterruptedException;

  /** As {@link Lab#moment}. */
  public abstract void moment(String name) throws InterruptedException;

  /** As {@link Lab#await}. */
  public abstract void await(String name) throws InterruptedException;

  /** As {@link Lab#scratch()}. */
  public abstract Path scratch();

  /** Says how the bench of the current thread is found; once per JVM. */
  public static void find(Supplier<Bench> how) {
    finder = how;
  }

  static Bench here() {
    Supplier<Bench> how = finder;
    if (how == null) {
      throw new IllegalStateException("no run is under way");
    }
    return how.get();
  }
}
