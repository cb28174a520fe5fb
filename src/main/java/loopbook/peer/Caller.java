package loopbook.peer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The script of a peer that dials an address, once, several times or as a crowd. */
public final class Caller extends Script<Caller> {
  private final InetSocketAddress address;
  private final @Nullable InetAddress from;
  private final int count;
  private final boolean together;

  private Caller(
      Plan plan,
      InetSocketAddress address,
      @Nullable InetAddress from,
      int count,
      boolean together) {
    super(plan);
    this.address = address;
    this.from = from;
    this.count = count;
    this.together = together;
  }

  static Caller to(InetSocketAddress address) {
    return new Caller(Plan.EMPTY, address, null, 1, true);
  }

  @Override
  Caller with(Plan other) {
    return new Caller(other, address, from, count, together);
  }

  /** Calls from this address of the machine, such as {@link Loopback#OTHER_V4}. */
  public Caller from(InetAddress own) {
    return new Caller(plan, address, own, count, together);
  }

  /** CROWD: this many at the same time; all are connected before the first one speaks. */
  public Caller crowd(int callers) {
    return new Caller(plan, address, from, atLeastOne(callers), true);
  }

  /** REDIAL: this often, each time after the script before has ended and was hung up. */
  public Caller times(int calls) {
    return new Caller(plan, address, from, atLeastOne(calls), false);
  }

  @Override
  public Act start() {
    return Act.begin(
        plan.name(),
        plan.audience(),
        stage -> new Calls(stage, plan, address, from, count, together));
  }

  /**
   * Acts it out to its end and hangs up.
   *
   * @return of several connections the first that left the script, or else the first
   */
  public Heard play() {
    try (Act act = start()) {
      return act.heard();
    }
  }

  /** Acts it out to its end, hangs up, and returns what each connection came to. */
  public List<Heard> playAll() {
    try (Act act = start()) {
      return act.all();
    }
  }

  private static int atLeastOne(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("a peer makes at least one connection, not " + number);
    }
    return number;
  }
}
