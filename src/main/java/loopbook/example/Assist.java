package loopbook.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Helps with typing: what can follow, what a call means, whether a text is finished. */
public final class Assist {
  private static final String OURS = "loopbook.";
  private static final List<String> VISIBLE = List.of("lab.", "peer.");
  private static final Pattern OWNER = Pattern.compile("(\\w+)(?:<[^(]*>)?\\.(\\w+)\\(");
  private static final Pattern MADE = Pattern.compile("^(?:\\w+\\.)*(\\w+)(?:<[^(]*>)?\\(");

  private final SourceCodeAnalysis analysis;

  private final CompilerLock compiler;
  private final BooleanSupplier runs;

  Assist(SourceCodeAnalysis analysis, CompilerLock compiler, BooleanSupplier runs) {
    this.analysis = analysis;
    this.compiler = compiler;
    this.runs = runs;
  }

  /** Whether a text can be run as it is. */
  public enum Completeness {
    /** There is nothing in it. */
    EMPTY,
    /** It can be run, perhaps only to learn that it is wrong. */
    COMPLETE,
    /** A bracket, a quote or the rest of an expression is still to come. */
    INCOMPLETE
  }

  /**
   * Words that may follow.
   *
   * @param anchor where in the text the words begin that they replace
   * @param words what fits the type that is needed there comes first
   */
  public record Completions(int anchor, List<String> words) {
    public Completions {
      words = List.copyOf(words);
    }
  }

  /**
   * What is known of a call or a type.
   *
   * @param signature in Java
   * @param text plain text in English, "" if there is none on this machine
   */
  public record Doc(String signature, String text) {}

  /** Whether all of a text, which may be several statements, is finished. */
  public Completeness completeness(String text) {
    return compiler.hold(runs, () -> complete(text), Completeness.COMPLETE);
  }

  private Completeness complete(String text) {
    String rest = text;
    boolean any = false;
    while (!rest.isBlank()) {
      SourceCodeAnalysis.CompletionInfo info = analysis.analyzeCompletion(rest);
      switch (info.completeness()) {
        case EMPTY -> {
          return any ? Completeness.COMPLETE : Completeness.EMPTY;
        }
        case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
          return Completeness.INCOMPLETE;
        }
        case UNKNOWN -> {
          return Completeness.COMPLETE;
        }
        case COMPLETE, COMPLETE_WITH_SEMI -> any = true;
      }
      String remaining = info.remaining();
      rest = remaining == null || remaining.length() >= rest.length() ? "" : remaining;
    }
    return any ? Completeness.COMPLETE : Completeness.EMPTY;
  }

  /** What may stand at the cursor, an offset into the text. */
  public Completions completions(String text, int cursor) {
    return compiler.hold(runs, () -> suggestions(text, cursor), new Completions(cursor, List.of()));
  }

  private Completions suggestions(String text, int cursor) {
    int[] anchor = {cursor};
    Map<String, Boolean> found = new LinkedHashMap<>();
    for (Suggestion suggestion : analysis.completionSuggestions(text, cursor, anchor)) {
      found.merge(suggestion.continuation(), suggestion.matchesType(), Boolean::logicalOr);
    }
    if (text.substring(0, anchor[0]).endsWith(OURS)) {
      // the index is of our whole class path; snippets compile against these alone
      found.keySet().retainAll(VISIBLE);
    }
    List<String> words = new ArrayList<>();
    found.forEach((word, fits) -> add(words, word, fits));
    found.forEach((word, fits) -> add(words, word, !fits));
    return new Completions(anchor[0], words);
  }

  private static void add(List<String> words, String word, boolean now) {
    if (now && !word.contains("$")) {
      words.add(word);
    }
  }

  /** The call or type around the cursor, one for each overloaded form. */
  public List<Doc> documentation(String text, int cursor) {
    return compiler.hold(runs, () -> docs(text, cursor), List.of());
  }

  private List<Doc> docs(String text, int cursor) {
    List<Doc> docs = new ArrayList<>();
    for (SourceCodeAnalysis.Documentation one : analysis.documentation(text, cursor, true)) {
      String javadoc = one.javadoc();
      docs.add(
          new Doc(
              one.signature(),
              javadoc == null || javadoc.isBlank()
                  ? Notes.of(one.signature()).orElse("")
                  : javadoc));
    }
    return docs;
  }

  /** Our own texts, for JDKs that come without their sources. */
  private static final class Notes {
    private static final Properties TEXTS = load();

    private static Properties load() {
      Properties texts = new Properties();
      try (InputStream in = Assist.class.getResourceAsStream("notes.properties")) {
        if (in != null) {
          texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return texts;
    }

    /** For {@code void Socket.connect(SocketAddress endpoint)} what stands under its name. */
    static Optional<String> of(String signature) {
      Matcher method = OWNER.matcher(signature);
      if (method.find()) {
        return Optional.ofNullable(TEXTS.getProperty(method.group(1) + "." + method.group(2)));
      }
      Matcher made = MADE.matcher(signature);
      if (made.find()) {
        return Optional.ofNullable(TEXTS.getProperty("new." + made.group(1)));
      }
      String type = signature.substring(signature.lastIndexOf('.') + 1).strip();
      return Optional.ofNullable(TEXTS.getProperty(type));
    }
  }
}
