package loopbook.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;

/** Reads JShell's events. */
final class Outcomes {
  private Outcomes() {}

  /**
   * What became of one statement.
   *
   * @param text the whole text, in which the statement begins at {@code offset}
   */
  static List<Outcome> of(
      JShell jshell, List<SnippetEvent> events, String text, int offset, Optional<Thrown> thrown) {
    List<String> reset = new ArrayList<>();
    for (SnippetEvent event : events) {
      if (event.causeSnippet() != null && event.snippet() instanceof VarSnippet variable) {
        reset.add(variable.name());
      }
    }
    List<Outcome> found = new ArrayList<>();
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null) {
        found.add(one(jshell, event, text, offset, thrown, reset));
      }
    }
    return found.isEmpty() ? List.of(new Outcome.Done()) : found;
  }

  private static Outcome one(
      JShell jshell,
      SnippetEvent event,
      String text,
      int offset,
      Optional<Thrown> thrown,
      List<String> reset) {
    Snippet snippet = event.snippet();
    if (event.status() == Snippet.Status.REJECTED) {
      return new Outcome.Rejected(Plain.faults(jshell.diagnostics(snippet).toList(), text, offset));
    }
    if (event.exception() instanceof UnresolvedReferenceException unresolved) {
      return new Outcome.Unresolved(
          name(unresolved.getSnippet()),
          jshell.unresolvedDependencies(unresolved.getSnippet()).toList());
    }
    if (thrown.isPresent()) {
      return new Outcome.Threw(thrown.get());
    }
    boolean valid = event.status() == Snippet.Status.VALID;
    if (valid && snippet instanceof VarSnippet variable && event.value() != null) {
      return new Outcome.Value(variable.name(), variable.typeName(), event.value());
    }
    if (valid && snippet instanceof ExpressionSnippet expression && event.value() != null) {
      return new Outcome.Value(expression.name(), expression.typeName(), event.value());
    }
    if (snippet instanceof PersistentSnippet) {
      List<String> missing =
          valid ? List.of() : jshell.unresolvedDependencies(declaration(snippet)).toList();
      boolean again = event.previousStatus() != Snippet.Status.NONEXISTENT;
      return new Outcome.Declared(kind(snippet), name(snippet), again, missing, reset);
    }
    return new Outcome.Done();
  }

  private static jdk.jshell.DeclarationSnippet declaration(Snippet snippet) {
    if (snippet instanceof jdk.jshell.DeclarationSnippet found) {
      return found;
    }
    throw new IllegalArgumentException(snippet.kind() + " cannot lack anything");
  }

  private static String name(Snippet snippet) {
    return snippet instanceof PersistentSnippet named ? named.name() : snippet.source().strip();
  }

  /** What a reader calls it. */
  static String kind(Snippet snippet) {
    if (snippet instanceof TypeDeclSnippet) {
      return switch (snippet.subKind()) {
        case INTERFACE_SUBKIND -> "interface";
        case ENUM_SUBKIND -> "enum";
        case ANNOTATION_TYPE_SUBKIND -> "annotation";
        default -> snippet.subKind().name().startsWith("RECORD") ? "record" : "class";
      };
    }
    if (snippet instanceof MethodSnippet) {
      return "method";
    }
    return snippet instanceof VarSnippet ? "variable" : "import";
  }

  /** A class's name as one would write it: {@code Greeter}, also for a class of a snippet. */
  static String simpleName(Class<?> type) {
    String name = type.getSimpleName();
    return name.isEmpty() ? type.getName().substring(type.getName().lastIndexOf('.') + 1) : name;
  }

  /** The same for a class and all above it. */
  static List<String> simpleNames(Class<?> type) {
    List<String> names = new ArrayList<>();
    for (Class<?> t = type; t != null; t = t.getSuperclass()) {
      names.add(simpleName(t));
    }
    return names;
  }
}
