package loopbook.judge;

import java.util.List;
import java.util.Map;
import loopbook.judge.trial.Entry;

/** A submission that is to be started for a person and not for a test. */
public sealed interface Solo {
  /** It cannot be: it does not compile, or lacks what the exercise asks for. */
  record Faulty(List<Fault> faults) implements Solo {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /**
   * It can be.
   *
   * @param type the class
   * @param entries the ways into it over a socket; empty if it has none
   * @param classes by binary name
   */
  record Ready(String type, List<Entry> entries, Map<String, byte[]> classes) implements Solo {
    public Ready {
      entries = List.copyOf(entries);
      classes = Map.copyOf(classes);
    }
  }
}
