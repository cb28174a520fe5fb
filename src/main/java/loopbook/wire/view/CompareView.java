package loopbook.wire.view;

import java.util.ArrayList;
import java.util.List;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Text;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.text.Wrap;
import loopbook.wire.Compared;
import loopbook.wire.Payload;

/**
 * Expected bytes beside those that came, around the first difference, which has a caret under it.
 */
final class CompareView {
  private static final int OFFSET = 9;

  /** Between the hex digits and the letters, and between what is expected and what came. */
  private static final int GAP = 2;

  private static final int ROWS_BEFORE = 2;
  private static final int ROWS_AFTER = 3;

  private final Compared bytes;
  private final Look look;
  private final boolean beside;
  private final int perRow;
  private final int label;
  private final Text.Builder text = Text.builder();

  private CompareView(Compared bytes, Look look) {
    this.bytes = bytes;
    this.look = look;
    this.label = Math.max(Words.of("expected").length(), Words.of("received").length()) + GAP;
    this.beside = look.width() >= width(8);
    this.perRow =
        beside
            ? look.width() >= width(16) ? 16 : 8
            : look.width() >= OFFSET + label + half(8) ? 8 : 4;
  }

  /** Columns that both sides take with so many bytes a row. */
  private static int width(int perRow) {
    return OFFSET + 2 * half(perRow) + GAP;
  }

  private static int half(int perRow) {
    return 3 * perRow - 1 + GAP + perRow;
  }

  static Text draw(Compared bytes, Look look) {
    CompareView view = new CompareView(bytes, look);
    view.draw();
    return view.text.build();
  }

  private void draw() {
    long difference = bytes.difference();
    text.add(Wrap.wrap(head(difference), Tone.STRONG, look.width()));
    if (beside) {
      Canvas head = new Canvas(look.width());
      head.put(OFFSET, Words.of("expected"), Tone.DIM);
      head.put(OFFSET + half(perRow) + GAP, Words.of("received"), Tone.DIM);
      text.line(head.line());
    }
    long kept = Math.max(bytes.expected().size(), bytes.received().size());
    long row = Math.max(0, difference) / perRow;
    long from = Math.max(0, row - ROWS_BEFORE) * perRow;
    long to = Math.min(kept, (row + ROWS_AFTER + 1) * perRow);
    left("alike", from);
    for (long at = from; at < to; at += perRow) {
      row(at, difference);
    }
    left("further", Math.max(bytes.expectedSize(), bytes.receivedSize()) - to);
  }

  private String head(long difference) {
    String who = bytes.party().isEmpty() ? Words.of("compared.check") : bytes.party();
    String came = Words.of("bytes", bytes.receivedSize());
    if (bytes.expectedSize() == 0 && !bytes.party().isEmpty()) {
      return Words.of("compared.end", who, came);
    }
    String both = Words.of("compared", who, Words.of("bytes", bytes.expectedSize()), came);
    return difference < 0 ? both : both + " " + Words.of("compared.at", difference);
  }

  private void left(String key, long count) {
    if (count > 0) {
      text.line(
          Line.of(look.of(Glyph.ELLIPSIS) + " " + Words.of(key, Words.of("bytes", count)), Tone.DIM)
              .cut(look.width(), look.of(Glyph.CUT)));
    }
  }

  private void row(long at, long difference) {
    boolean differs = difference >= at && difference < at + perRow;
    int caret = 3 * (int) (difference - at);
    Canvas first = new Canvas(look.width());
    Canvas second = beside ? first : new Canvas(look.width());
    Canvas under = new Canvas(look.width());
    first.put(0, String.format("%08x", at), Tone.DIM);
    List<Integer> columns = new ArrayList<>();
    if (beside) {
      columns.addAll(List.of(OFFSET, OFFSET + half(perRow) + GAP));
    } else {
      first.put(OFFSET, Words.of("expected"), Tone.DIM);
      second.put(OFFSET, Words.of("received"), Tone.DIM);
      columns.addAll(List.of(OFFSET + label, OFFSET + label));
    }
    side(first, columns.get(0), bytes.expected(), bytes.expectedSize(), at);
    side(second, columns.get(1), bytes.received(), bytes.receivedSize(), at);
    columns.forEach(column -> under.put(column + caret, "^^", Tone.BAD));
    text.line(first.line());
    if (!beside) {
      text.line(second.line());
    }
    if (differs) {
      text.line(under.line());
    }
  }

  private void side(Canvas row, int column, Payload payload, long size, long at) {
    int to = (int) Math.min(payload.size(), at + perRow);
    StringBuilder letters = new StringBuilder();
    for (int i = (int) at; i < to; i++) {
      byte b = payload.get(i);
      row.put(column + 3 * (int) (i - at), String.format("%02x", b), Tone.NUMBER);
      letters.append(b >= 0x20 && b < 0x7F ? (char) b : '.');
    }
    row.put(column + 3 * perRow - 1 + GAP, letters.toString(), Tone.STRING);
    boolean ends = size >= at && size < at + perRow && payload.size() == size;
    if (ends) {
      row.put(column + 3 * (int) (size - at), "--", Tone.DIM);
    }
  }
}
