package loopbook.lesson;

import java.util.ArrayList;
import java.util.List;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Palette;
import loopbook.text.Text;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.text.Wrap;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** Lays blocks out, one below the other, within a width that no line passes. */
final class Blocks {
  /** What is left to a block inside others; where it would be less, it is not indented further. */
  private static final int LEAST = 8;

  private static final String INDENT = "  ";

  private final Look look;
  private final boolean marksCode;

  Blocks(Look look) {
    this.look = look;
    this.marksCode = look.palette() == Palette.NONE;
  }

  List<Line> markdown(String text, int width) {
    return children(Markdown.parse(text), width, true, 0);
  }

  private List<Line> children(Node parent, int width, boolean loose, int depth) {
    var text = Text.builder();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNext()) {
      List<Line> lines = block(n, width, depth);
      if (lines.isEmpty()) {
        continue;
      }
      if (loose) {
        text.gap();
      }
      text.add(lines);
    }
    return text.build().lines();
  }

  private List<Line> block(Node node, int width, int depth) {
    if (node instanceof Paragraph) {
      return paragraph(node, width);
    } else if (node instanceof Heading heading) {
      return heading(heading, width);
    } else if (node instanceof ListBlock list) {
      return list(list, width, depth);
    } else if (node instanceof BlockQuote) {
      Line bar = Line.of(look.of(Glyph.QUOTE_BAR) + " ", Tone.QUOTE);
      return inside(node, bar, bar, width, true, depth);
    } else if (node instanceof FencedCodeBlock code) {
      String info = code.getInfo() == null ? "" : code.getInfo();
      return code(code.getLiteral(), info.startsWith("java"), width);
    } else if (node instanceof IndentedCodeBlock code) {
      return code(code.getLiteral(), false, width);
    } else if (node instanceof TableBlock table) {
      return Tables.lines(table, look, width, marksCode);
    } else if (node instanceof ThematicBreak) {
      return List.of(Line.of(look.theme().fill(Glyph.HORIZONTAL, width), Tone.DIM));
    } else if (node instanceof HtmlBlock html) {
      String shown = withoutTags(html.getLiteral());
      return shown.isEmpty() ? List.of() : Wrap.wrap(shown, Tone.PLAIN, width);
    } else if (node instanceof LinkReferenceDefinition) {
      return List.of();
    }
    return children(node, width, true, depth);
  }

  private List<Line> paragraph(Node node, int width) {
    var lines = new ArrayList<Line>();
    for (Line line : Inlines.lines(node, Tone.PLAIN, marksCode)) {
      if (!line.isEmpty()) {
        lines.addAll(Wrap.wrap(line, width));
      }
    }
    return lines;
  }

  private List<Line> heading(Heading heading, int width) {
    List<Line> lines =
        new ArrayList<>(Wrap.wrap(Inlines.line(heading, Tone.HEADING, marksCode), width));
    if (heading.getLevel() <= 2) {
      int longest = lines.stream().mapToInt(Line::width).max().orElse(0);
      Glyph glyph = heading.getLevel() == 1 ? Glyph.DOUBLE : Glyph.HORIZONTAL;
      lines.add(Line.of(look.theme().fill(glyph, longest), Tone.DIM));
    }
    return lines;
  }

  private List<Line> list(ListBlock list, int width, int depth) {
    boolean loose = !list.isTight();
    int number = 1;
    int widest = 1;
    if (list instanceof OrderedList ordered) {
      number = ordered.getMarkerStartNumber() == null ? 1 : ordered.getMarkerStartNumber();
      int items = 0;
      for (Node n = list.getFirstChild(); n != null; n = n.getNext()) {
        items++;
      }
      widest = String.valueOf((long) number + items - 1).length();
    }
    var text = Text.builder();
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      String mark = list instanceof BulletList ? bullet(depth) : number++ + ".";
      Line first = Line.of(mark, Tone.DIM).padLeft(list instanceof BulletList ? 1 : widest + 1);
      first = first.append(" ");
      if (loose) {
        text.gap();
      }
      text.add(inside(item, first, Line.of(" ".repeat(first.width())), width, loose, depth + 1));
    }
    return text.build().lines();
  }

  private String bullet(int depth) {
    return look.of(
        switch (depth % 3) {
          case 0 -> Glyph.BULLET;
          case 1 -> Glyph.BULLET_2;
          default -> Glyph.BULLET_3;
        });
  }

  private List<Line> inside(Node node, Line first, Line next, int width, boolean loose, int depth) {
    boolean fits = width - first.width() >= LEAST;
    List<Line> inner = children(node, fits ? width - first.width() : width, loose, depth);
    if (inner.isEmpty()) {
      inner = List.of(Line.EMPTY);
    }
    if (!fits) {
      return inner;
    }
    var lines = new ArrayList<Line>(inner.size());
    for (Line line : inner) {
      Line prefix = lines.isEmpty() ? first : next;
      lines.add(line.isEmpty() ? prefix.stripTrailing() : prefix.append(line));
    }
    return lines;
  }

  /** Code that keeps its lines: wrapped if it is Java, cut if it may be a drawing. */
  List<Line> code(String literal, boolean java, int width) {
    List<Line> code = java ? JavaColours.lines(literal) : plain(literal);
    int widest = code.stream().mapToInt(Line::width).max().orElse(0);
    boolean fitsAlone = widest <= width && widest + INDENT.length() > width;
    String indent = fitsAlone || (!java && widest > width) ? "" : INDENT;
    var lines = new ArrayList<Line>();
    Line before = Line.of(indent);
    for (Line line : code) {
      if (line.isEmpty()) {
        lines.add(Line.EMPTY);
      } else if (java) {
        lines.addAll(wrapped(line, before, width));
      } else {
        lines.add(before.append(line).cut(width, look.of(Glyph.CUT)));
      }
    }
    return lines;
  }

  private static List<Line> plain(String literal) {
    return JavaColours.untabbed(literal).lines().map(l -> Line.of(l, Tone.CODE)).toList();
  }

  private List<Line> wrapped(Line line, Line before, int width) {
    if (before.width() + line.width() <= width) {
      return List.of(before.append(line));
    }
    String text = line.plain();
    int depth = text.length() - text.stripLeading().length();
    int own = Math.min(depth, width / 3);
    Line next = before.append(" ".repeat(own)).append(look.of(Glyph.WRAPPED) + " ", Tone.DIM);
    return Wrap.code(line, width, before, next);
  }

  /** The text of an HTML block: comments and tags are not shown. */
  private static String withoutTags(String html) {
    var out = new StringBuilder();
    int i = 0;
    while (i < html.length()) {
      int end = -1;
      if (html.startsWith("<!--", i)) {
        end = html.indexOf("-->", i);
        end = end < 0 ? html.length() : end + 3;
      } else if (html.charAt(i) == '<') {
        end = html.indexOf('>', i) + 1;
      }
      if (end > i) {
        i = end;
      } else {
        out.append(html.charAt(i) == '\n' ? ' ' : html.charAt(i));
        i++;
      }
    }
    return out.toString().strip();
  }
}
