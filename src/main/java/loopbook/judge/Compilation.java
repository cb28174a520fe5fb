package loopbook.judge;

import java.util.List;
import java.util.Map;

/** What compiling came to. */
sealed interface Compilation {
  /**
   * It compiles.
   *
   * @param classes by binary name
   * @param warnings of the compiler, with every lint on if that was asked for
   */
  record Done(Map<String, byte[]> classes, Shape shape, List<Fault> warnings)
      implements Compilation {}

  /** It does not. */
  record Failed(List<Fault> faults) implements Compilation {}
}
