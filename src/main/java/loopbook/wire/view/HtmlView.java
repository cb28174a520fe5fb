package loopbook.wire.view;

import java.util.List;
import loopbook.markup.Escape;
import loopbook.wire.Event;
import loopbook.wire.WireFence;

/**
 * The sequence as a page: the drawing of {@link SvgView}, and below it all events as text. It is
 * well-formed XML as well; it has no script and needs nothing from elsewhere.
 */
public final class HtmlView {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem;
        padding: 0 1rem; background: #ffffff; color: #1c1c1c; }
      svg { max-width: 100%; height: auto; }
      pre { font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace; overflow-x: auto; }
      @media (prefers-color-scheme: dark) { body { background: #161616; color: #ececec; } }
      """;

  private HtmlView() {}

  /** The whole file, as text that is to be written in UTF-8. */
  public static String draw(List<Event> events, List<String> first, String title) {
    String name = Escape.html(title);
    return "<!DOCTYPE html>\n"
        + "<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
        + "<meta charset=\"utf-8\"/>\n<title>"
        + name
        + "</title>\n<style>\n"
        + STYLE
        + "</style>\n</head>\n<body>\n<h1>"
        + name
        + "</h1>\n"
        + SvgView.draw(events, first, title)
        + "<h2>"
        + Words.of("html.events")
        + "</h2>\n<pre>"
        + Escape.html(WireFence.write(events))
        + "</pre>\n</body>\n</html>\n";
  }
}
