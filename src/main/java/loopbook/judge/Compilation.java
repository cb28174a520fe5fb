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
   * @param notes on names that are not what they seem to be
   */
  record Done(Map<String, byte[]> classes, Shape shape, List<Fault> warnings, List<String> notes)
      implements Compilation {}

  /** It does not. */
  record Failed(List<Fault> faults) implements Compilation {}
}
