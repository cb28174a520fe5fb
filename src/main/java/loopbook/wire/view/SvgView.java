package loopbook.wire.view;

import java.util.List;
import java.util.Locale;
import loopbook.markup.Escape;
import loopbook.text.Escapes;
import loopbook.text.Line;
import loopbook.text.Tone;
import loopbook.wire.Event;
import loopbook.wire.view.Mark.Shape;

/**
 * The sequence as a drawing for slides and notes: SVG 1.1 in one file, without a script and without
 * anything from elsewhere, light or dark as the reader's system is.
 */
public final class SvgView {
  private static final int SIDE = 96;
  private static final int ALONE = 640;
  private static final int TOP = 76;
  private static final int ARROW_ROW = 32;
  private static final int NOTE_ROW = 22;
  private static final int HEAD = 9;
  private static final int COLOURS = 6;

  /** Of a letter in the drawing's font, in user units; a little more than it has. */
  private static final double LETTER = 7.4;

  private static final String STYLE =
      """
      svg { background: #ffffff; color-scheme: light dark; }
      text { font: 12px ui-monospace, Menlo, Consolas, monospace; fill: #1c1c1c; }
      .title { font-weight: bold; font-size: 14px; }
      .party { font-weight: bold; font-size: 13px; }
      .life, .shaft, .cross { stroke-width: 1.5; fill: none; }
      .life { opacity: 0.5; }
      .letter { stroke-dasharray: 2 3; }
      .rule { stroke: #767676; stroke-dasharray: 4 4; }
      .dim { fill: #666666; }
      .bad { fill: #b00020; }
      .warn { fill: #8a5300; }
      .s0 { stroke: #0b5cad; } .f0 { fill: #0b5cad; }
      .s1 { stroke: #a34a00; } .f1 { fill: #a34a00; }
      .s2 { stroke: #1b7f3b; } .f2 { fill: #1b7f3b; }
      .s3 { stroke: #8a2a8a; } .f3 { fill: #8a2a8a; }
      .s4 { stroke: #666600; } .f4 { fill: #666600; }
      .s5 { stroke: #006f78; } .f5 { fill: #006f78; }
      @media (prefers-color-scheme: dark) {
        svg { background: #161616; }
        text { fill: #ececec; }
        .rule { stroke: #9a9a9a; }
        .dim { fill: #a8a8a8; }
        .bad { fill: #ff8a94; }
        .warn { fill: #ffc266; }
        .s0 { stroke: #7db9ff; } .f0 { fill: #7db9ff; }
        .s1 { stroke: #ffb066; } .f1 { fill: #ffb066; }
        .s2 { stroke: #79d48f; } .f2 { fill: #79d48f; }
        .s3 { stroke: #e59be5; } .f3 { fill: #e59be5; }
        .s4 { stroke: #d8d35c; } .f4 { fill: #d8d35c; }
        .s5 { stroke: #66d4de; } .f5 { fill: #66d4de; }
      }
      """;

  private final List<String> parties;
  private final int gap;
  private final int width;
  private final StringBuilder out = new StringBuilder();
  private int y = TOP;

  private SvgView(List<String> parties) {
    this.parties = parties;
    this.gap = parties.size() <= 2 ? 460 : 320;
    this.width =
        parties.size() == 1 ? SIDE + ALONE : 2 * SIDE + gap * Math.max(1, parties.size() - 1);
  }

  /**
   * The whole file, as text that is to be written in UTF-8.
   *
   * @param first parties that come first, in this order
   * @param title what was run
   */
  public static String draw(List<Event> events, List<String> first, String title) {
    SvgView view = new SvgView(SequenceView.parties(events, first));
    List<Mark> marks = SequenceView.marks(events, view.parties, "×");
    marks.forEach(view::mark);
    return view.whole(title);
  }

  private String whole(String title) {
    int height = y + NOTE_ROW;
    StringBuilder all = new StringBuilder();
    all.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" role=\"img\""
                + " width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n",
            width,
            height,
            width,
            height));
    all.append("<title>").append(Escape.xml(title)).append("</title>\n");
    all.append("<style>\n").append(STYLE).append("</style>\n");
    all.append(text("title", "start", 16, 24, title));
    for (int i = 0; i < parties.size(); i++) {
      all.append(text("party f" + colour(i), "middle", x(i), TOP - 26, name(i)));
      all.append(line("life s" + colour(i), x(i), TOP - 18, x(i), height - 8));
    }
    if (parties.isEmpty()) {
      all.append(text("dim", "start", 16, TOP - 20, Words.of("nothing")));
    }
    return all.append(out).append("</svg>\n").toString();
  }

  private void mark(Mark mark) {
    switch (mark.shape()) {
      case LOCAL, DATA -> note(mark);
      case ARROW, DATAGRAM, LOST, RESET -> arrow(mark);
      case RULE -> rule(mark);
    }
  }

  private void note(Mark mark) {
    y += NOTE_ROW;
    boolean last = mark.from() == parties.size() - 1 && parties.size() > 1;
    int room = parties.size() == 1 ? ALONE : gap;
    out.append(
        text(
            tone(mark),
            last ? "end" : "start",
            x(mark.from()) + (last ? -10 : 10),
            y,
            words(mark, room - 24)));
  }

  private void arrow(Mark mark) {
    y += ARROW_ROW;
    int from = x(mark.from());
    int to = x(mark.to());
    int way = to > from ? 1 : -1;
    int colour = colour(mark.from());
    boolean letter = mark.shape() == Shape.DATAGRAM || mark.shape() == Shape.LOST;
    out.append(
        text(
            tone(mark),
            "middle",
            (from + to) / 2,
            y - 7,
            words(mark, Math.abs(to - from) - 2 * HEAD - 16)));
    boolean arrives = mark.shape() == Shape.ARROW || mark.shape() == Shape.DATAGRAM;
    int end = to - way * (arrives ? HEAD : HEAD + 4);
    out.append(line("shaft s" + colour + (letter ? " letter" : ""), from + way * 2, y, end, y));
    if (arrives) {
      out.append(
          String.format(
              Locale.ROOT,
              "<polygon class=\"f%d\" points=\"%d,%d %d,%d %d,%d\"/>\n",
              colour,
              to - way,
              y,
              to - way * HEAD,
              y - 4,
              to - way * HEAD,
              y + 4));
    } else {
      out.append(line("cross s" + colour, end - 4, y - 4, end + 4, y + 4));
      out.append(line("cross s" + colour, end - 4, y + 4, end + 4, y - 4));
    }
  }

  private void rule(Mark mark) {
    y += ARROW_ROW;
    int end = parties.size() == 1 ? SIDE + ALONE - 16 : x(parties.size() - 1);
    out.append(text("dim", "middle", (x(0) + end) / 2, y - 6, words(mark, end - x(0))));
    out.append(line("rule", x(0), y, end, y));
  }

  private int x(int party) {
    return SIDE + gap * party;
  }

  private String name(int party) {
    return Line.of(parties.get(party)).cut((int) (2 * SIDE / LETTER), "…").plain();
  }

  /** What is said, as far as there is room; its tail is kept. */
  private static String words(Mark mark, int room) {
    String tail = mark.tail();
    int letters = Math.max(8, (int) (room / LETTER) - tail.length());
    return Escapes.cut(mark.text(), letters, "…") + tail;
  }

  private static int colour(int party) {
    return Math.max(0, party) % COLOURS;
  }

  private static String tone(Mark mark) {
    Tone tone = mark.tone();
    return tone == Tone.BAD
        ? "bad"
        : tone == Tone.WARNING ? "warn" : tone == Tone.DIM ? "dim" : "says";
  }

  private static String text(String type, String anchor, int x, int y, String words) {
    return String.format(
        Locale.ROOT,
        "<text class=\"%s\" text-anchor=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n",
        type,
        anchor,
        x,
        y,
        Escape.xml(words));
  }

  private static String line(String type, int x1, int y1, int x2, int y2) {
    return String.format(
        Locale.ROOT,
        "<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n",
        type,
        x1,
        y1,
        x2,
        y2);
  }
}
