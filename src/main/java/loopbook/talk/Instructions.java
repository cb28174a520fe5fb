package loopbook.talk;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopbook.talk.Instruction.LineEnd;
import loopbook.talk.Instruction.Why;

/** Reads what is typed: text is sent, a line that begins with a colon is a command. */
public final class Instructions {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,7})(ms|s|)");

  /** The commands as they are typed. */
  public static final List<String> COMMANDS =
      List.of(":half", ":close", ":reset", ":wait", ":hex", ":eol", ":states", ":help", ":quit");

  private Instructions() {}

  /** Reads one line; {@code ::} at its beginning is a colon that is sent. */
  public static Instruction read(String line) {
    if (!line.startsWith(":")) {
      return text(line);
    }
    if (line.startsWith("::")) {
      return text(line.substring(1));
    }
    String[] words = line.strip().split("\\s+", 2);
    String rest = words.length > 1 ? words[1] : "";
    return switch (words[0]) {
      case ":half" -> bare(new Instruction.HalfClose(), rest);
      case ":close" -> bare(new Instruction.Close(), rest);
      case ":reset" -> bare(new Instruction.Reset(), rest);
      case ":states" -> bare(new Instruction.States(), rest);
      case ":help" -> bare(new Instruction.Help(), rest);
      case ":quit" -> bare(new Instruction.Quit(), rest);
      case ":wait" -> wait(rest);
      case ":hex" -> hex(rest);
      case ":eol" -> lineEnd(rest);
      default -> new Instruction.Wrong(Why.COMMAND, words[0]);
    };
  }

  /** Text with its escapes decoded; empty if one is not known. */
  public static Optional<byte[]> bytes(String text) {
    try {
      return Optional.of(Escapes.decode(text));
    } catch (Escapes.Unknown unknown) {
      return Optional.empty();
    }
  }

  /** {@code 300ms}, {@code 2s}; a bare number is seconds. */
  public static Optional<Duration> span(String word) {
    Matcher span = SPAN.matcher(word.toLowerCase(Locale.ROOT));
    if (!span.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(span.group(1));
    return Optional.of(
        span.group(2).equals("ms") ? Duration.ofMillis(count) : Duration.ofSeconds(count));
  }

  private static Instruction text(String text) {
    try {
      return new Instruction.Send(Bytes.of(Escapes.decode(text)), true);
    } catch (Escapes.Unknown unknown) {
      return new Instruction.Wrong(Why.ESCAPE, String.valueOf(unknown.getMessage()));
    }
  }

  private static Instruction bare(Instruction meant, String rest) {
    return rest.isEmpty() ? meant : new Instruction.Wrong(Why.TOO_MANY_WORDS, rest);
  }

  private static Instruction wait(String rest) {
    Optional<Duration> span = span(rest);
    return rest.isEmpty() || span.isPresent()
        ? new Instruction.Wait(span)
        : new Instruction.Wrong(Why.SPAN, rest);
  }

  private static Instruction hex(String rest) {
    try {
      byte[] bytes = HexFormat.of().parseHex(rest.replaceAll("\\s+", ""));
      return bytes.length == 0
          ? new Instruction.Wrong(Why.HEX, rest)
          : new Instruction.Send(Bytes.of(bytes), false);
    } catch (IllegalArgumentException odd) {
      return new Instruction.Wrong(Why.HEX, rest);
    }
  }

  private static Instruction lineEnd(String rest) {
    for (LineEnd end : LineEnd.values()) {
      if (end.name().toLowerCase(Locale.ROOT).equals(rest)) {
        return new Instruction.SetLineEnd(end);
      }
    }
    return new Instruction.Wrong(Why.LINE_END, rest);
  }
}
