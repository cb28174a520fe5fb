package loopbook.judge;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What in a source reads otherwise than it runs (CVE-2021-42574 and CVE-2021-42694): characters
 * that turn the direction of writing, and names that mix Latin letters with those of another script
 * that look like them. It is no fault; who reads the source is to know of it.
 */
final class Disguise {
  /** Those whose letters are taken for Latin ones. */
  private static final Set<Character.UnicodeScript> ALIKE =
      EnumSet.of(
          Character.UnicodeScript.ARMENIAN,
          Character.UnicodeScript.CHEROKEE,
          Character.UnicodeScript.COPTIC,
          Character.UnicodeScript.CYRILLIC,
          Character.UnicodeScript.GREEK);

  private Disguise() {}

  /** A note on the first character that turns the direction of writing, if there is one. */
  static List<String> ofText(Source source) {
    List<String> lines = source.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      OptionalInt turns = lines.get(i).codePoints().filter(Disguise::turns).findFirst();
      if (turns.isPresent()) {
        return List.of(
            Words.of("note.turns", source.name(), "" + (i + 1), point(turns.getAsInt())));
      }
    }
    return List.of();
  }

  /** Embeddings, overrides and isolates; marks of one character change nothing that Java reads. */
  private static boolean turns(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  /** A note on each name that is not what it seems to be, where it first stands. */
  static List<String> ofNames(Source source, CompilationUnitTree unit, SourcePositions positions) {
    Map<String, String> notes = new LinkedHashMap<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
        CharSequence name = name(tree);
        if (tree != null && isMixed(name)) {
          long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
          notes.computeIfAbsent(name.toString(), n -> mixed(source, line, n));
        }
        return super.scan(tree, null);
      }
    }.scan(unit, null);
    return List.copyOf(notes.values());
  }

  /** What a tree says or declares as a name; "" if nothing. */
  private static CharSequence name(@Nullable Tree tree) {
    if (tree instanceof ClassTree type) {
      return type.getSimpleName();
    } else if (tree instanceof MethodTree method) {
      return method.getName();
    } else if (tree instanceof VariableTree variable) {
      return variable.getName();
    } else if (tree instanceof IdentifierTree identifier) {
      return identifier.getName();
    }
    return tree instanceof MemberSelectTree member ? member.getIdentifier() : "";
  }

  private static String mixed(Source source, long line, String name) {
    int odd = name.codePoints().filter(Disguise::isAlike).findFirst().orElseThrow();
    return Words.of("note.mixed", source.name(), Long.toString(line), plain(name), point(odd));
  }

  /** Characters that cannot be seen are no matter: for the compiler they are not in the name. */
  private static boolean isMixed(CharSequence name) {
    return name.codePoints().anyMatch(c -> script(c) == Character.UnicodeScript.LATIN)
        && name.codePoints().anyMatch(Disguise::isAlike);
  }

  private static boolean isAlike(int c) {
    return ALIKE.contains(script(c));
  }

  private static Character.UnicodeScript script(int c) {
    return Character.UnicodeScript.of(c);
  }

  private static String point(int c) {
    return String.format(Locale.ROOT, "U+%04X", c);
  }

  private static String plain(String name) {
    StringBuilder out = new StringBuilder();
    name.codePoints()
        .forEach(c -> out.append(isAlike(c) ? "<" + point(c) + ">" : Character.toString(c)));
    return out.toString();
  }
}
