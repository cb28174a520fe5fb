package loopbook.peer;

import java.net.InetAddress;

/**
 * The script of a peer that listens. Its steps are for the first connection; {@link #nextCaller}
 * begins those for the next one. Who calls after the last script is hung up on and counted. Who
 * calls too late is a miss until then, and is served all the same.
 */
public final class Host extends Script<Host> {
  private final InetAddress address;

  private Host(Plan plan, InetAddress address) {
    super(plan);
    this.address = address;
  }

  static Host on(InetAddress address) {
    return new Host(Plan.EMPTY, address);
  }

  @Override
  Host with(Plan other) {
    return new Host(other, address);
  }

  /** What follows is the script of the next connection. */
  public Host nextCaller() {
    return with(plan.next());
  }

  @Override
  public Act start() {
    return Act.begin(plan.name(), plan.audience(), stage -> new Listening(stage, plan, address));
  }
}
