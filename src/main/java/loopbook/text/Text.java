package loopbook.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of styled text, one below the other. */
public record Text(List<Line> lines) {
  public static final Text EMPTY = new Text(List.of());

  public Text {
    lines = List.copyOf(lines);
  }

  public static Text of(Line... lines) {
    return new Text(List.of(lines));
  }

  /** A plain text, which may have several lines. */
  public static Text of(String text) {
    return of(text, Tone.PLAIN);
  }

  /** A text in one tone, which may have several lines; a line feed at its end adds none. */
  public static Text of(String text, Tone tone) {
    return new Text(text.lines().map(l -> Line.of(l, tone)).toList());
  }

  public static Builder builder() {
    return new Builder();
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Columns of its widest line. */
  public int width() {
    return lines.stream().mapToInt(Line::width).max().orElse(0);
  }

  /** The lines' text alone, each ended by a line feed. */
  public String plain() {
    return lines.stream().map(l -> l.plain() + "\n").collect(Collectors.joining());
  }

  public Text append(Text other) {
    return builder().add(this).add(other).build();
  }

  /** Every line with this before it, and no spaces at the end of an empty one. */
  public Text indent(Line prefix) {
    Line alone = prefix.stripTrailing();
    return new Text(lines.stream().map(l -> l.isEmpty() ? alone : prefix.append(l)).toList());
  }

  @Override
  public String toString() {
    return plain();
  }

  /** Collects lines from top to bottom. */
  public static final class Builder {
    private final List<Line> lines = new ArrayList<>();

    private Builder() {}

    public Builder line(Line line) {
      lines.add(line);
      return this;
    }

    public Builder line(String text) {
      return line(Line.of(text));
    }

    public Builder line(String text, Tone tone) {
      return line(Line.of(text, tone));
    }

    /** An empty line, unless there is one at the end already, or nothing at all. */
    public Builder gap() {
      if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
        lines.add(Line.EMPTY);
      }
      return this;
    }

    public Builder blank() {
      return line(Line.EMPTY);
    }

    public Builder add(Text text) {
      return add(text.lines());
    }

    public Builder add(List<Line> more) {
      lines.addAll(more);
      return this;
    }

    public boolean isEmpty() {
      return lines.isEmpty();
    }

    public Text build() {
      return new Text(lines);
    }
  }
}
