package loopbook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import loopbook.progress.Trouble;
import loopbook.text.Line;
import loopbook.text.Tone;

/** Says what the workspace could not do. */
public final class Troubles {
  private Troubles() {}

  /** What went wrong since this was asked last; a front end shows it after each command. */
  public static List<Line> drain(Context context) {
    List<Line> lines = new ArrayList<>();
    context.workspace().troubles().forEach(trouble -> lines.add(line(trouble)));
    return lines;
  }

  static Line line(Trouble trouble) {
    String key = "trouble." + trouble.kind().name().toLowerCase(Locale.ROOT);
    return Line.of(Say.get(key, trouble.file(), trouble.detail()), Tone.WARNING);
  }
}
