package loopbook.example;

import java.util.List;
import java.util.Map;
import loopbook.peer.Manner;
import loopbook.peer.Usual;

/**
 * The peer that stood between the roles of a run.
 *
 * @param asked whether a role got its port in the place of another's
 * @param came what came in on each connection that was meant for a role, in the order in which they
 *     were made
 */
public record Dialled(Manner manner, boolean asked, Map<String, List<Usual>> came) {
  public Dialled {
    came = Map.copyOf(came);
  }

  /** Whether anybody called it. */
  public boolean wasCalled() {
    return came.values().stream().anyMatch(connections -> !connections.isEmpty());
  }

  /** Its name among the parties. */
  public String party() {
    return manner.name();
  }
}
