package loopbook.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A script being acted out, on a thread {@code peer NAME}. Every wait of the script has a limit, so
 * all the methods here return.
 */
public final class Act implements AutoCloseable {
  private final Stage stage;
  private final InetSocketAddress address;
  private final Consumer<Played> audience;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Makes the cast once its stage is there. */
  interface Casting {
    Cast on(Stage stage) throws IOException;
  }

  private Act(Stage stage, InetSocketAddress address, Consumer<Played> audience) {
    this.stage = stage;
    this.address = address;
    this.audience = audience;
  }

  static Act begin(String name, Consumer<Played> audience, Casting casting) {
    try {
      Stage stage = new Stage(name);
      try {
        Cast cast = casting.on(stage);
        stage.open(cast);
        return new Act(stage, cast.address(), audience);
      } catch (IOException | RuntimeException e) {
        stage.abandon();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("peer " + name + " cannot open its socket", e);
    }
  }

  /** Where a listening peer listens, or what a calling one dials. */
  public InetSocketAddress address() {
    return address;
  }

  /** Waits until all are connected, or cannot be; returns itself. */
  public Act connected() {
    await(stage.assembled());
    return this;
  }

  /** Whether the scripts have come to their end. */
  public boolean isDone() {
    return stage.done().isDone();
  }

  /**
   * Waits for the end of the script.
   *
   * @return of several connections the first that left the script, or else the first
   */
  public Heard heard() {
    return worst(all());
  }

  /** Waits for the end of all scripts; what each connection came to, in the order of numbers. */
  public List<Heard> all() {
    await(stage.done());
    return soFar();
  }

  /** What has been heard by now, without waiting for the end. */
  public List<Heard> soFar() {
    return await(stage.ask(Cast::heard));
  }

  /** How many connections came for which there was no script. */
  public int uninvited() {
    return await(stage.ask(Cast::uninvited));
  }

  /** Hangs up, closes everything and ends the thread. */
  @Override
  public void close() {
    stage.close();
    if (!closed.getAndSet(true)) {
      List<Heard> heard = stage.ask(Cast::heard).getNow(List.of());
      audience.accept(new Played(address, stage.origin(), heard));
    }
  }

  private static Heard worst(List<Heard> all) {
    return all.stream().filter(heard -> !heard.asScripted()).findFirst().orElse(all.get(0));
  }

  private <T> T await(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new CancellationException("interrupted while waiting for peer " + stage.name());
    } catch (ExecutionException e) {
      throw new IllegalStateException("peer " + stage.name() + " broke", e.getCause());
    }
  }
}
