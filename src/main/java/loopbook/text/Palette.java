package loopbook.text;

import java.util.stream.Collectors;

/**
 * How tones look: the parameters of an SGR sequence for each. The caller chooses; nothing here asks
 * the terminal or the environment. No background is ever set, and every true colour has a contrast
 * of at least 4 to 1 to black and to white alike.
 */
public enum Palette {
  /** No escape sequence at all. */
  NONE,
  /** Bold, dim, underline and the eight colours that the reader's own scheme defines. */
  ANSI_16,
  TRUE_COLOUR;

  private static final String ESC = "\u001b[";
  private static final String RESET = ESC + "0m";

  private static final String RED = "38;2;222;40;48";
  private static final String ORANGE = "38;2;187;90;5";
  private static final String AMBER = "38;2;160;106;0";
  private static final String OLIVE = "38;2;107;125;14";
  private static final String GREEN = "38;2;15;135;55";
  private static final String TEAL = "38;2;7;131;131";
  private static final String CYAN = "38;2;0;126;168";
  private static final String BLUE = "38;2;23;112;236";
  private static final String VIOLET = "38;2;141;90;214";
  private static final String MAGENTA = "38;2;204;43;177";
  private static final String PINK = "38;2;223;32;111";
  private static final String GREY = "38;2;113;117;127";

  /** The line with its escape sequences, ended in the terminal's own style, without a line feed. */
  public String render(Line line) {
    if (this == NONE) {
      return line.plain();
    }
    var out = new StringBuilder();
    String current = "";
    for (Span span : line.spans()) {
      String style = sgr(span.tone());
      if (span.text().isEmpty()) {
        continue;
      }
      if (!style.equals(current)) {
        out.append(current.isEmpty() ? "" : RESET);
        out.append(style.isEmpty() ? "" : ESC + style + "m");
        current = style;
      }
      out.append(span.text());
    }
    return out.append(current.isEmpty() ? "" : RESET).toString();
  }

  /** All lines, each ended by a line feed. */
  public String render(Text text) {
    return text.lines().stream().map(l -> render(l) + "\n").collect(Collectors.joining());
  }

  /** The parameters between {@code ESC [} and {@code m}; empty where the tone has no style. */
  public String sgr(Tone tone) {
    return switch (this) {
      case NONE -> "";
      case ANSI_16 -> ansi(tone);
      case TRUE_COLOUR -> trueColour(tone);
    };
  }

  private static String ansi(Tone tone) {
    return switch (tone) {
      case PLAIN -> "";
      case DIM, COMMENT, QUOTE -> "2";
      case STRONG -> "1";
      case EMPHASIS -> "3";
      case HEADING -> "1;4";
      case CODE, TYPE -> "36";
      case KEYWORD -> "35";
      case STRING -> "32";
      case NUMBER -> "34";
      case ANNOTATION -> "33";
      case LINK -> "4";
      case GOOD -> "1;32";
      case BAD -> "1;31";
      case WARNING -> "1;33";
      case KEY -> "1;36";
      case CURRENT -> "7";
      case PARTY_1 -> "36";
      case PARTY_2 -> "35";
      case PARTY_3 -> "32";
      case PARTY_4 -> "34";
      case PARTY_5 -> "33";
      case PARTY_6 -> "31";
    };
  }

  private static String trueColour(Tone tone) {
    return switch (tone) {
      case PLAIN -> "";
      case DIM, QUOTE -> GREY;
      case COMMENT -> "3;" + GREY;
      case STRONG -> "1";
      case EMPHASIS -> "3";
      case HEADING -> "1;" + BLUE;
      case CODE, TYPE -> TEAL;
      case KEYWORD -> VIOLET;
      case STRING -> GREEN;
      case NUMBER -> CYAN;
      case ANNOTATION -> OLIVE;
      case LINK -> "4;" + BLUE;
      case GOOD -> "1;" + GREEN;
      case BAD -> "1;" + RED;
      case WARNING -> "1;" + ORANGE;
      case KEY -> "1;" + TEAL;
      case CURRENT -> "7";
      case PARTY_1 -> CYAN;
      case PARTY_2 -> MAGENTA;
      case PARTY_3 -> GREEN;
      case PARTY_4 -> AMBER;
      case PARTY_5 -> VIOLET;
      case PARTY_6 -> PINK;
    };
  }
}
