package loopbook.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks lines between words so that they fit. A cluster is never cut; a word that is longer than a
 * line is broken where it must, a name like {@code SocketException} rather between its parts;
 * Chinese, Japanese and Korean may break between any two characters, but no line begins with a
 * closing mark. Spaces at a break are dropped.
 */
public final class Wrap {
  private static final String NEVER_FIRST = "、。，．：；！？）］｝」』】〕〉》”’…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;!?)]}";
  private static final String NEVER_LAST = "（［｛「『【〔〈《“‘([{";

  /** A part of a name is no shorter than that part of a line. */
  private static final int LEAST_PART = 3;

  private final int width;
  private final Line first;
  private final Line next;
  private final int firstRoom;
  private final int nextRoom;
  private final boolean code;
  private final List<Line> done = new ArrayList<>();
  private final Row row = new Row();
  private final Row spaces = new Row();
  private final Row word = new Row();
  private boolean started;

  private Wrap(int width, Line first, Line next, boolean code) {
    this.width = Math.max(2, width);
    this.first = first.cut(this.width / 2);
    this.next = next.cut(this.width / 2);
    this.firstRoom = this.width - this.first.width();
    this.nextRoom = this.width - this.next.width();
    this.code = code;
  }

  public static List<Line> wrap(Line line, int width) {
    return wrap(line, width, Line.EMPTY, Line.EMPTY);
  }

  public static List<Line> wrap(String text, Tone tone, int width) {
    return wrap(Line.of(text, tone), width);
  }

  /**
   * The line in pieces of at most {@code width} columns, prefixes included; at least one. A prefix
   * that would take more than half the width is cut to that.
   *
   * @param first before the first piece
   * @param next before each further piece
   */
  public static List<Line> wrap(Line line, int width, Line first, Line next) {
    return new Wrap(width, first, next, false).run(line);
  }

  /**
   * The same for a line of code, which may also break after a bracket or comma and before a dot.
   */
  public static List<Line> code(Line line, int width, Line first, Line next) {
    return new Wrap(width, first, next, true).run(line);
  }

  private List<Line> run(Line line) {
    int before = -1;
    for (Span span : line.spans()) {
      String text = span.text();
      for (int i = 0; i < text.length(); ) {
        int end = Escapes.end(text, i);
        if (end - i > Math.min(firstRoom, nextRoom)) {
          end = Width.clusterEnd(text, i);
        }
        int base = text.codePointAt(i);
        int columns = Escapes.width(text, i, end);
        if (base == ' ' || base == 0x3000) {
          endWord();
          spaces.add(text, i, end, columns, span.tone());
        } else {
          boolean typed = span.tone() == Tone.CODE || span.tone() == Tone.KEY;
          boolean hyphen = before == '-' && typed; // a name or an option
          if (word.width > 0 && !hyphen && mayBreak(before, base, text, end)) {
            endWord();
          }
          if (Character.isLowerCase(before) && Character.isUpperCase(base)) {
            word.mark();
          }
          addToWord(text, i, end, columns, span.tone());
        }
        before = base;
        i = end;
      }
    }
    endWord();
    if (!row.isEmpty() || !started) {
      endRow();
    }
    return done;
  }

  private int room() {
    return started ? nextRoom : firstRoom;
  }

  private void addToWord(String text, int from, int to, int columns, Tone tone) {
    int longest = started ? nextRoom : Math.min(firstRoom, nextRoom);
    if (word.width + columns > longest) {
      Row rest = word.afterMark(longest / LEAST_PART);
      endWord();
      if (row.width + rest.width + columns > room()) {
        endRow();
      }
      word.take(rest);
    }
    word.add(text, from, to, columns, tone);
  }

  private void endWord() {
    if (word.isEmpty()) {
      return;
    }
    if (row.width + spaces.width + word.width > room() && (row.width > 0 || spaces.width > 0)) {
      if (row.width > 0) {
        endRow();
      }
      spaces.clear();
    }
    row.take(spaces);
    row.take(word);
  }

  private void endRow() {
    done.add((started ? next : first).append(row.line()));
    row.clear();
    started = true;
  }

  /** Whether a line may end between two characters of which neither is a space. */
  private boolean mayBreak(int before, int base, String text, int end) {
    if (code && base == '.' && (before == ')' || Character.isLetter(before))) {
      return true;
    }
    if (NEVER_FIRST.indexOf(base) >= 0 || (!code && NEVER_LAST.indexOf(before) >= 0)) {
      return false;
    }
    if (isIdeograph(base) || isIdeograph(before)) {
      return true;
    }
    if (code && (before == '(' || before == ',')) {
      return true;
    }
    return (before == '-' || before == 0x2014)
        && Character.isLetter(base)
        && end < text.length()
        && Character.isLetter(text.codePointAt(end));
  }

  private static boolean isIdeograph(int c) {
    return (c >= 0x2E80 && c < 0x1F000 && Width.of(c) == 2) || c >= 0x20000;
  }

  /** Spans that grow cluster by cluster. */
  private static final class Row {
    private final List<Span> spans = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private Tone tone = Tone.PLAIN;
    private int width;
    private int markedAt;
    private int markedWidth;

    boolean isEmpty() {
      return spans.isEmpty() && open.isEmpty();
    }

    void add(String text, int from, int to, int columns, Tone next) {
      if (next != tone) {
        close();
        tone = next;
      }
      open.append(text, from, to);
      width += columns;
    }

    void take(Row other) {
      for (Span span : other.spans) {
        add(span.text(), 0, span.text().length(), 0, span.tone());
      }
      if (!other.open.isEmpty()) {
        add(other.open.toString(), 0, other.open.length(), 0, other.tone);
      }
      width += other.width;
      other.clear();
    }

    /** A part of a name ends here. */
    void mark() {
      markedAt = open.length();
      markedWidth = width;
    }

    /** Takes off what comes after the last mark; nothing if too little would stay before it. */
    Row afterMark(int least) {
      Row rest = new Row();
      if (markedAt > 0 && markedWidth >= least) {
        rest.add(open.toString(), markedAt, open.length(), width - markedWidth, tone);
        open.setLength(markedAt);
        width = markedWidth;
        markedAt = 0;
      }
      return rest;
    }

    Line line() {
      close();
      return new Line(spans);
    }

    void clear() {
      spans.clear();
      open.setLength(0);
      width = 0;
      markedAt = 0;
    }

    private void close() {
      if (!open.isEmpty()) {
        spans.add(new Span(open.toString(), tone));
        open.setLength(0);
        markedAt = 0;
      }
    }
  }
}
