package loopbook.grade.report;

import java.util.ArrayDeque;
import java.util.Deque;
import loopbook.markup.Escape;

/**
 * Writes HTML whose text and attributes are always escaped and whose elements are closed; it is
 * well-formed XML too.
 */
final class Html {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Begins a document; the style sheet is ours, and nothing else may be loaded or run. */
  static Html page(String title, String style) {
    Html page = new Html();
    page.out.append("<!DOCTYPE html>\n");
    page.open("html", "lang", "en").open("head");
    page.empty("meta", "charset", "utf-8")
        .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .empty("meta", "name", "color-scheme", "content", "light dark")
        .empty("meta", "name", "referrer", "content", "no-referrer")
        .empty(
            "meta",
            "http-equiv",
            "Content-Security-Policy",
            "content",
            "default-src 'none'; style-src 'unsafe-inline'");
    page.element("title", title);
    page.out.append("<style>\n").append(style).append("</style>\n");
    return page.close().open("body");
  }

  /** Begins an element; names and values of attributes follow each other. */
  Html open(String tag, String... attributes) {
    tag(tag, attributes);
    if (isBlock(tag)) {
      out.append('\n');
    }
    open.push(tag);
    return this;
  }

  /** Ends the innermost element. */
  Html close() {
    out.append("</").append(open.pop()).append(">\n");
    return this;
  }

  Html text(String text) {
    out.append(Escape.html(text));
    return this;
  }

  /** An element with only text in it. */
  Html element(String tag, String text, String... attributes) {
    tag(tag, attributes);
    out.append(Escape.html(text)).append("</").append(tag).append(">");
    if (!isInline(tag)) {
      out.append('\n');
    }
    return this;
  }

  private Html empty(String tag, String... attributes) {
    tag(tag, attributes);
    out.setLength(out.length() - 1);
    out.append("/>\n");
    return this;
  }

  /** The document, with what is still open closed. */
  String end() {
    while (!open.isEmpty()) {
      close();
    }
    return out.toString();
  }

  private void tag(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(Escape.html(attributes[i + 1])).append('"');
    }
    out.append('>');
  }

  private static boolean isInline(String tag) {
    return tag.equals("span") || tag.equals("a") || tag.equals("strong");
  }

  private static boolean isBlock(String tag) {
    return switch (tag) {
      case "td", "th", "li", "p", "summary" -> false;
      default -> true;
    };
  }
}
