package loopbook.shell;

import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;
import org.jspecify.annotations.Nullable;

/** Opens the terminal. */
final class Terminals {
  private Terminals() {}

  /**
   * The system's terminal, or a dumb one where there is none.
   *
   * <p>The provider is named and the grapheme probe is off since both cost start-up time that a
   * reader waits for; column widths are our own.
   */
  static Terminal open() throws IOException {
    describe(System.getenv("TERM"));
    return TerminalBuilder.builder()
        .name("Loopbook")
        .system(true)
        .provider("jni")
        .graphemeCluster(false)
        .dumb(true)
        .nativeSignals(true)
        .build();
  }

  /** Takes JLine's own description of a common terminal, rather than start a process to ask. */
  private static void describe(@Nullable String type) {
    String known = type == null ? null : InfoCmp.getDefaultInfoCmp(type);
    if (known != null) {
      InfoCmp.setLoadedInfoCmp(type, known);
    }
  }
}
