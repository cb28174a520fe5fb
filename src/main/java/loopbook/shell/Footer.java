package loopbook.shell;

import java.util.List;
import loopbook.text.Line;
import loopbook.text.Look;
import org.jline.utils.AttributedString;
import org.jline.utils.Status;
import org.jspecify.annotations.Nullable;

/** The line at the bottom: where one is, and which keys apply. */
final class Footer {
  /** Below this the line would take more room than it is worth. */
  private static final int LEAST_ROWS = 8;

  private final Screen screen;
  private final @Nullable Status status;

  Footer(Screen screen) {
    this.screen = screen;
    this.status = screen.canMove() ? Status.getStatus(screen.terminal()) : null;
  }

  synchronized void show(Line line) {
    if (status == null) {
      return;
    }
    if (screen.height() < LEAST_ROWS) {
      hide();
      return;
    }
    Look look = screen.look();
    screen.reserve(1);
    status.update(List.of(AttributedString.fromAnsi(look.render(line.cut(look.width() - 1)))));
  }

  /**
   * Draws over what others may have written there: only what differs from the last line is drawn
   * otherwise.
   */
  synchronized void renew() {
    if (status != null && screen.height() >= LEAST_ROWS) {
      String blank = " ".repeat(Math.max(1, screen.look().width() - 1));
      status.update(List.of(new AttributedString(blank)));
    }
  }

  /** Gives the whole screen to something else. */
  synchronized void hide() {
    if (status != null) {
      screen.reserve(0);
      status.update(List.of());
    }
  }
}
