package loopbook.shell;

import java.util.List;
import java.util.function.Function;
import loopbook.command.Reading;
import loopbook.command.Registry;
import loopbook.text.Line;
import loopbook.text.Tone;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** Colours a line while it is typed: a command as a command, all else as Java. */
final class Highlight implements Highlighter {
  private final Registry registry;
  private final Screen screen;
  private final Function<String, List<Line>> java;

  /**
   * @param java colours some lines of Java
   */
  Highlight(Registry registry, Screen screen, Function<String, List<Line>> java) {
    this.registry = registry;
    this.screen = screen;
    this.java = java;
  }

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    if (buffer.indexOf('\n') < 0 && registry.read(buffer) instanceof Reading.Call) {
      int end = buffer.stripLeading().indexOf(' ');
      int indent = buffer.length() - buffer.stripLeading().length();
      int cut = end < 0 ? buffer.length() : indent + end;
      return styled(
          buffer, Line.of(buffer.substring(0, cut), Tone.KEY).append(buffer.substring(cut)));
    }
    AttributedStringBuilder all = new AttributedStringBuilder();
    String[] lines = buffer.split("\n", -1);
    List<Line> coloured = java.apply(buffer);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        all.append("\n");
      }
      all.append(styled(lines[i], i < coloured.size() ? coloured.get(i) : Line.of(lines[i])));
    }
    return all.toAttributedString();
  }

  /** The typed characters stay as they are: where colouring would change any, there is none. */
  private AttributedString styled(String typed, Line coloured) {
    return coloured.plain().equals(typed)
        ? AttributedString.fromAnsi(screen.look().render(coloured))
        : new AttributedString(typed);
  }
}
