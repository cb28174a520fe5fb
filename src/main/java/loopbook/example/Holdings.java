package loopbook.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/** What was declared in a session and is still there. */
final class Holdings {
  private final JShell jshell;

  Holdings(JShell jshell) {
    this.jshell = jshell;
  }

  /** In the order in which they were declared. Runs their {@code toString}. */
  List<Variable> variables() {
    return peek(jshell.variables().filter(v -> jshell.status(v).isActive()));
  }

  Optional<Variable> variable(String name) {
    return peek(
            jshell
                .variables()
                .filter(v -> jshell.status(v) == Snippet.Status.VALID && v.name().equals(name)))
        .stream()
        .findFirst();
  }

  private List<Variable> peek(Stream<VarSnippet> which) {
    return which.map(v -> new Variable(v.name(), v.typeName(), jshell.varValue(v))).toList();
  }

  /** Classes and methods. */
  List<Declaration> declarations() {
    List<Declaration> found = new ArrayList<>();
    jshell
        .snippets()
        .filter(s -> jshell.status(s).isActive())
        .filter(s -> s instanceof TypeDeclSnippet || s instanceof MethodSnippet)
        .forEach(s -> found.add(new Declaration(Outcomes.kind(s), s.source().strip())));
    return found;
  }
}
