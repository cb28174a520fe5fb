package loopbook.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import loopbook.text.Line;
import loopbook.text.Span;
import loopbook.text.Tone;
import loopbook.text.Width;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** What stands inside a paragraph, a heading or a cell, as unwrapped lines. */
final class Inlines {
  private final boolean marksCode;
  private final List<Line> lines = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private boolean softBreak;
  private boolean isKey;

  /**
   * @param marksCode whether code keeps its backticks, since no colour will tell it apart
   */
  private Inlines(boolean marksCode) {
    this.marksCode = marksCode;
  }

  /** The lines between hard breaks; at least one. */
  static List<Line> lines(Node parent, Tone tone, boolean marksCode) {
    var inlines = new Inlines(marksCode);
    inlines.children(parent, tone);
    inlines.endLine();
    return inlines.lines;
  }

  /** Everything on one line; a hard break becomes a space. */
  static Line line(Node parent, Tone tone, boolean marksCode) {
    Line all = Line.EMPTY;
    for (Line line : lines(parent, tone, marksCode)) {
      all = all.isEmpty() ? line : all.append(" ").append(line);
    }
    return all;
  }

  private void children(Node parent, Tone tone) {
    for (Node n = parent.getFirstChild(); n != null; n = n.getNext()) {
      node(n, tone);
    }
  }

  private void node(Node node, Tone tone) {
    if (node instanceof Text text) {
      add(text.getLiteral(), isKey ? Tone.KEY : tone);
    } else if (node instanceof Code code) {
      String literal = code.getLiteral();
      add(marksCode ? "`" + literal + "`" : literal, tone == Tone.HEADING ? tone : Tone.CODE);
    } else if (node instanceof Emphasis) {
      children(node, tone == Tone.PLAIN ? Tone.EMPHASIS : tone);
    } else if (node instanceof StrongEmphasis) {
      children(node, tone == Tone.HEADING ? tone : Tone.STRONG);
    } else if (node instanceof Link link) {
      link(link, tone);
    } else if (node instanceof Image) {
      add("[", Tone.DIM);
      children(node, Tone.LINK);
      add("]", Tone.DIM);
    } else if (node instanceof SoftLineBreak) {
      softBreak = true;
    } else if (node instanceof HardLineBreak) {
      endLine();
    } else if (node instanceof HtmlInline html) {
      html(html.getLiteral().toLowerCase(Locale.ROOT));
    } else {
      children(node, tone);
    }
  }

  private void link(Link link, Tone tone) {
    int before = spans.size();
    children(link, tone == Tone.HEADING ? tone : Tone.LINK);
    String to = link.getDestination();
    var shown = new StringBuilder();
    spans
        .subList(Math.min(before, spans.size()), spans.size())
        .forEach(s -> shown.append(s.text()));
    boolean far = to.startsWith("http:") || to.startsWith("https:") || to.startsWith("mailto:");
    boolean same = shown.toString().equals(to) || to.equals("mailto:" + shown);
    if (far && !same) {
      add(" (" + to + ")", Tone.DIM);
    }
  }

  private void html(String tag) {
    switch (tag.replace(" ", "").replace("/>", ">")) {
      case "<br>" -> endLine();
      case "<kbd>" -> isKey = true;
      case "</kbd>" -> isKey = false;
      default -> {}
    }
  }

  private void add(String text, Tone tone) {
    if (text.isEmpty()) {
      return;
    }
    if (softBreak) {
      softBreak = false;
      if (!spans.isEmpty() && !isSeamless(spans.get(spans.size() - 1).text(), text)) {
        spans.add(new Span(" ", tone));
      }
    }
    spans.add(new Span(text, tone));
  }

  /** Chinese and Japanese have no space between words, so a line's end adds none. */
  private static boolean isSeamless(String before, String after) {
    return Width.of(before.codePointBefore(before.length())) == 2
        && Width.of(after.codePointAt(0)) == 2;
  }

  private void endLine() {
    lines.add(new Line(spans));
    spans.clear();
    softBreak = false;
  }
}
