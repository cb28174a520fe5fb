package loopbook.wire.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import loopbook.text.Line;
import loopbook.text.Span;
import loopbook.text.Tone;
import loopbook.text.Width;

/** One row of columns, each with what stands in it. */
final class Canvas {
  private final String[] cells;
  private final Tone[] tones;

  Canvas(int width) {
    cells = new String[width];
    tones = new Tone[width];
    Arrays.fill(cells, " ");
    Arrays.fill(tones, Tone.PLAIN);
  }

  /** Puts the text at that column; what does not fit is left out. */
  void put(int column, String text, Tone tone) {
    String visible = new Span(text, tone).text();
    int at = column;
    for (int i = 0; i < visible.length(); ) {
      int end = Width.clusterEnd(visible, i);
      int columns = Width.ofCluster(visible, i, end);
      if (columns > 0 && at >= 0 && at + columns <= cells.length) {
        cells[at] = visible.substring(i, end);
        tones[at] = tone;
        for (int k = 1; k < columns; k++) {
          cells[at + k] = "";
          tones[at + k] = tone;
        }
      }
      at += columns;
      i = end;
    }
  }

  /** Without the spaces at its end. */
  Line line() {
    int end = cells.length;
    while (end > 0 && cells[end - 1].equals(" ")) {
      end--;
    }
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < end; ) {
      StringBuilder text = new StringBuilder();
      Tone tone = tones[i];
      for (; i < end && tones[i] == tone; i++) {
        text.append(cells[i]);
      }
      spans.add(new Span(text.toString(), tone));
    }
    return new Line(spans);
  }
}
