package loopbook.text;

import java.util.ArrayList;
import java.util.List;

/** One line of styled text. */
public record Line(List<Span> spans) {
  public static final Line EMPTY = new Line(List.of());

  public Line {
    spans = List.copyOf(spans);
  }

  public static Line of(Span... spans) {
    return new Line(List.of(spans));
  }

  public static Line of(String text) {
    return of(text, Tone.PLAIN);
  }

  public static Line of(String text, Tone tone) {
    return text.isEmpty() ? EMPTY : new Line(List.of(new Span(text, tone)));
  }

  /** Its text alone. */
  public String plain() {
    if (spans.size() == 1) {
      return spans.get(0).text();
    }
    var text = new StringBuilder();
    spans.forEach(s -> text.append(s.text()));
    return text.toString();
  }

  /** Columns that it takes. */
  public int width() {
    int columns = 0;
    for (Span span : spans) {
      columns += span.width();
    }
    return columns;
  }

  public boolean isEmpty() {
    return spans.stream().allMatch(s -> s.text().isEmpty());
  }

  public Line append(String text) {
    return append(text, Tone.PLAIN);
  }

  public Line append(String text, Tone tone) {
    return append(of(text, tone));
  }

  public Line append(Line other) {
    if (other.spans.isEmpty() || spans.isEmpty()) {
      return spans.isEmpty() ? other : this;
    }
    var all = new ArrayList<Span>(spans.size() + other.spans.size());
    all.addAll(spans);
    all.addAll(other.spans);
    return new Line(all);
  }

  /** The beginning of it that fits, whole clusters only. */
  public Line cut(int width) {
    var kept = new ArrayList<Span>();
    int left = Math.max(0, width);
    for (Span span : spans) {
      String text = span.text();
      int end = 0;
      while (end < text.length()) {
        int next = Width.clusterEnd(text, end);
        int columns = Width.ofCluster(text, end, next);
        if (columns > left) {
          break;
        }
        left -= columns;
        end = next;
      }
      if (end == text.length()) {
        kept.add(span);
      } else {
        if (end > 0) {
          kept.add(new Span(text.substring(0, end), span.tone()));
        }
        return new Line(kept);
      }
    }
    return this;
  }

  /** Itself if it fits, else its beginning with the marker as the last columns. */
  @SuppressWarnings("ReferenceEquality") // {@link #cut(int)} returns the same line if it fits
  public Line cut(int width, String marker) {
    if (width() <= width) {
      return this;
    }
    Line mark = of(marker, Tone.DIM).cut(width);
    return cut(width - mark.width()).append(mark);
  }

  /** With spaces after it up to the width; unchanged if it is as wide already. */
  public Line pad(int width) {
    int missing = width - width();
    return missing <= 0 ? this : append(" ".repeat(missing));
  }

  /** With spaces before it up to the width; unchanged if it is as wide already. */
  public Line padLeft(int width) {
    int missing = width - width();
    return missing <= 0 ? this : of(" ".repeat(missing)).append(this);
  }

  /** Without the spaces at its end. */
  public Line stripTrailing() {
    for (int i = spans.size() - 1; i >= 0; i--) {
      Span span = spans.get(i);
      String text = span.text().stripTrailing();
      if (!text.isEmpty()) {
        if (i == spans.size() - 1 && text.length() == span.text().length()) {
          return this;
        }
        var kept = new ArrayList<Span>(spans.subList(0, i));
        kept.add(new Span(text, span.tone()));
        return new Line(kept);
      }
    }
    return EMPTY;
  }

  /** The same text in one tone. */
  public Line in(Tone tone) {
    return of(plain(), tone);
  }

  @Override
  public String toString() {
    return plain();
  }
}
