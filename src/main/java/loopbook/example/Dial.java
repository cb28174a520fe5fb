package loopbook.example;

import java.util.List;
import java.util.Map;
import loopbook.peer.Manner;
import loopbook.peer.Usual;

/**
 * A peer that stands between the roles of a run: where one asks for another's port, it gets the
 * peer's.
 *
 * @param usual what was sent on each connection to a role in an ordinary run, which some peers need
 *     to know
 */
public record Dial(Manner manner, Map<String, List<Usual>> usual) {
  public Dial {
    usual = Map.copyOf(usual);
  }

  /** The peer's name among the parties of the run. */
  public String party() {
    return manner.name();
  }
}
