package loopbook.shell;

import java.util.List;
import java.util.function.Predicate;
import loopbook.command.Reading;
import loopbook.command.Registry;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/**
 * Tells JLine when a line is finished: a command always is, Java is when the compiler would not
 * wait for more.
 */
final class Typed implements Parser {
  private final Registry registry;
  private final Predicate<String> wantsMore;

  /**
   * @param wantsMore whether a text is Java that goes on in the next line
   */
  Typed(Registry registry, Predicate<String> wantsMore) {
    this.registry = registry;
    this.wantsMore = wantsMore;
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    boolean entered = context == ParseContext.ACCEPT_LINE || context == ParseContext.UNSPECIFIED;
    if (entered && !line.isBlank() && isJava(line) && wantsMore.test(line)) {
      throw new EOFError(-1, cursor, "more");
    }
    return words(line, cursor);
  }

  /** What was typed is a command only on a first line. */
  boolean isJava(String line) {
    return line.strip().indexOf('\n') >= 0 || registry.read(line) instanceof Reading.Java;
  }

  /** The words of the line, and which of them the cursor is in: what completion needs. */
  private static ParsedLine words(String line, int cursor) {
    String before = line.substring(0, cursor);
    int begin = before.length();
    while (begin > 0 && !Character.isWhitespace(before.charAt(begin - 1))) {
      begin--;
    }
    String head = before.substring(0, begin).strip();
    List<String> words = head.isEmpty() ? List.of() : List.of(head.split("\\s+"));
    return new At(line, cursor, words, before.substring(begin));
  }

  /** A line with the cursor in its last considered word. */
  record At(String line, int cursor, List<String> before, String word) implements ParsedLine {
    @Override
    public int wordCursor() {
      return word.length();
    }

    @Override
    public int wordIndex() {
      return before.size();
    }

    @Override
    public List<String> words() {
      return java.util.stream.Stream.concat(before.stream(), java.util.stream.Stream.of(word))
          .toList();
    }
  }
}
