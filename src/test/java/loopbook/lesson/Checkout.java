package loopbook.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import loopbook.course.Problem;

/** A small course in a folder of its own. */
final class Checkout {
  final Path home;

  Checkout(Path home) {
    this.home = home;
    write("lessons/en/02-talk/chapter.md", "# Talk\n");
    write(
        "exercises/04-echo/README.md",
        "---\nid: EX04\ntitle: Echo\nclass: Echo\nlessons: [L2.1]\n---\nDo it.\n");
    write("exercises/04-echo/Echo.java", "public final class Echo {}\n");
    write("exercises/04-echo/hints.md", "## 1\n\nA nudge.\n\n## 2\n\nA plan.\n");
    write(
        "lessons/sources.md",
        """
        | tutorial | what |
        |---|---|
        | D0 | a blog |

        | id | what | lessons |
        |---|---|---|
        | D0.S1 | a \\| b | L2.1 L9.9 |
        | D0.E5 | echo | L2.1 |

        | id | what | verdict | lessons |
        |---|---|---|---|
        | D0.C1 | false | wrong | L9.9 |

        ## Tracks

        D0: L2.1 L9.9
        """);
  }

  /** A checkout with one sound lesson, L2.1. */
  static Checkout sound(Path home) {
    var checkout = new Checkout(home);
    checkout.lesson(
        "01-call.md",
        "id: L2.1\ntitle: The call\nmirrors: [D0.S1, D0.E5]\nexercises: [EX04]",
        "# The call\n\n```java D0.E5\nint i = 1;\n```\n");
    return checkout;
  }

  void lesson(String name, String front, String body) {
    write("lessons/en/02-talk/" + name, "---\n" + front + "\n---\n" + body);
  }

  void write(String name, String text) {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  void write(String name, byte[] bytes) {
    try {
      Path file = home.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Shelf shelf() {
    return Shelf.open(home);
  }

  /** Problems as {@code file:line: what}. */
  List<String> lint() {
    return shown(Lint.check(shelf()).problems());
  }

  List<String> shown(List<Problem> problems) {
    var shown = new ArrayList<String>();
    for (Problem p : problems) {
      shown.add(
          home.relativize(p.file()).toString().replace('\\', '/')
              + ":"
              + p.line()
              + ": "
              + p.what());
    }
    return shown;
  }
}
