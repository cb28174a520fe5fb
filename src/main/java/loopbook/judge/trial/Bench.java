package loopbook.judge.trial;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one run of tests works on. The judge opens it and names it to JUnit by its {@link #key};
 * tests never see it.
 */
public final class Bench implements AutoCloseable {
  /** The configuration parameter that names a bench. */
  public static final String PARAMETER = "loopbook.bench";

  private static final Map<String, Bench> OPEN = new ConcurrentHashMap<>();

  private final String key = UUID.randomUUID().toString();
  private final String type;
  private final long seed;
  private final Map<String, byte[]> classes;
  private final Supplier<Guest> guests;
  private final Tempo tempo;
  private final Witness witness;
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  /**
   * What a test left to be shown beside its result.
   *
   * @param test JUnit's unique id of it
   */
  public record Seen(String test, Guest guest) {}

  /**
   * Opens a bench.
   *
   * @param type the class under test
   * @param seed of the tests' {@link Inputs}
   * @param guests gives a fresh child each time
   */
  public Bench(
      String type, Map<String, byte[]> classes, long seed, Supplier<Guest> guests, Tempo tempo) {
    this(type, classes, seed, guests, tempo, Witness.NOBODY);
  }

  /** The same, with somebody who watches. */
  public Bench(
      String type,
      Map<String, byte[]> classes,
      long seed,
      Supplier<Guest> guests,
      Tempo tempo,
      Witness witness) {
    this.type = type;
    this.seed = seed;
    this.classes = Map.copyOf(classes);
    this.guests = guests;
    this.tempo = tempo;
    this.witness = witness;
    OPEN.put(key, this);
  }

  /** The value of {@link #PARAMETER} for this bench. */
  public String key() {
    return key;
  }

  /** The children that were used. */
  public List<Seen> seen() {
    return List.copyOf(seen);
  }

  static Optional<Bench> find(@Nullable String key) {
    return key == null ? Optional.empty() : Optional.ofNullable(OPEN.get(key));
  }

  /** A fresh child with the learner's classes in it, for one test. */
  Submission admit(String test) {
    Guest guest = guests.get();
    seen.add(new Seen(test, guest));
    if (closed) {
      guest.close();
      throw new IllegalStateException("the check was stopped");
    }
    return Submission.load(guest, type, classes, tempo, witness);
  }

  /** What a test of that name varies. */
  Inputs inputs(String test) {
    return new Inputs(seed, test);
  }

  /** Ends the children; a test that is not over fails, and none that comes later gets a child. */
  @Override
  public void close() {
    closed = true;
    OPEN.remove(key);
    seen.forEach(s -> s.guest().close());
  }
}
