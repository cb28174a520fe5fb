package loopbook.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loopbook.course.Card;
import loopbook.course.Ending;
import loopbook.course.Example;
import loopbook.course.ExampleKey;
import loopbook.course.Form;
import loopbook.course.Lesson;
import loopbook.course.Need;
import loopbook.course.Piece;
import loopbook.course.Voice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonReaderTest {
  private static final String FRONT = "---\nid: L2.3\ntitle: T\n---\n";

  private static LessonReader.Read read(String body) {
    return LessonReader.read(Source.of(Path.of("x.md"), FRONT + body), 2, 3);
  }

  private static Lesson lesson(String body) {
    LessonReader.Read read = read(body);
    assertThat(read.problems()).isEmpty();
    return read.lesson();
  }

  private static List<String> problems(String body) {
    return read(body).problems().stream().map(p -> p.line() + ": " + p.what()).toList();
  }

  /** Pieces as words: what they are and of what. */
  private static List<String> pieces(Lesson lesson) {
    return lesson.pieces().stream()
        .map(
            p -> {
              if (p instanceof Piece.Prose prose) {
                return "prose " + prose.markdown();
              } else if (p instanceof Piece.Code code) {
                return "code " + code.example() + " " + code.role();
              } else if (p instanceof Piece.Given given) {
                return "given "
                    + given.role()
                    + " "
                    + (given.file().isEmpty() ? "input" : given.file());
              } else if (p instanceof Piece.Ask ask) {
                return "ask "
                    + ask.card().answer()
                    + " by "
                    + ask.card().run().map(Object::toString).orElse("-");
              }
              return "run " + ((Piece.Run) p).example();
            })
        .toList();
  }

  private static String card(String head, String answer, String bindings) {
    return "> Q?\n>\n> - a. one\n> - b. two\n>\n> <details><summary>Answer</summary>\n>\n> "
        + answer
        + "\n>\n> </details>\n> <!-- card "
        + head
        + "\n> "
        + bindings
        + "\n> -->\n\n";
  }

  private static String fence(String info, String text) {
    return "```" + info + "\n" + text + "```\n\n";
  }

  @Test
  void anExampleIsAllItsFences() {
    Lesson lesson =
        lesson(
            "Before.\n\n"
                + fence(
                    "java D0.E5 as-written server limit=500ms needs=unix,proc port=7000 also=D0.E6",
                    "int a;\n")
                + fence("input server", "hello\nbye\n")
                + fence("file server a/b.txt", "content\n")
                + fence("java D0.E5 as-written client ends=SocketException", "int b;\n\nint c;\n")
                + fence("java D0.E5 as-written server", "int d;\n")
                + fence("output server", "x\n...\n")
                + fence("wire", "server listens\n")
                + fence("states both", "nothing\n")
                + fence("hex client -> server", "00000000  6f\n")
                + fence("hex server => client", "...\n")
                + "After.\n");
    assertThat(lesson.examples())
        .containsExactly(
            new Example(
                new ExampleKey("D0.E5", Form.AS_WRITTEN),
                List.of(
                    new Voice(
                        "server",
                        List.of(new Voice.Block("int a;", 8), new Voice.Block("int d;", 27)),
                        List.of("hello", "bye"),
                        new Ending.Done()),
                    new Voice(
                        "client",
                        List.of(new Voice.Block("int b;\n\nint c;", 21)),
                        List.of(),
                        new Ending.Throws("SocketException"))),
                Duration.ofMillis(500),
                Set.of(Need.UNIX, Need.PROC),
                java.util.OptionalInt.of(7000),
                List.of(new Example.ScratchFile("a/b.txt", "content\n")),
                List.of(new Example.Output("server", new Example.Fence(List.of("x", "..."), 31))),
                Optional.of(new Example.Fence(List.of("server listens"), 36)),
                List.of(new Example.States("both", new Example.Fence(List.of("nothing"), 40))),
                List.of(
                    new Example.Bytes(
                        "client", "server", false, new Example.Fence(List.of("00000000  6f"), 44)),
                    new Example.Bytes(
                        "server", "client", true, new Example.Fence(List.of("..."), 48))),
                Set.of("D0.E6"),
                7));
    assertThat(lesson.examples().get(0).voices().get(0).code()).isEqualTo("int a;\nint d;");
    assertThat(pieces(lesson))
        .containsExactly(
            "prose Before.",
            "code D0.E5 as-written server",
            "given server input",
            "given server a/b.txt",
            "code D0.E5 as-written client",
            "code D0.E5 as-written server",
            "run D0.E5 as-written",
            "prose After.");
  }

  @Test
  void aRoleIsAssumedWhereThereIsOne() {
    Lesson lesson =
        lesson(
            fence("java X1.1a", "int a;\n")
                + fence("output", "x\n")
                + fence("java X1.1b reader", "")
                + fence("output", "y\n"));
    assertThat(lesson.examples().get(0).voices().get(0).role()).isEqualTo(Voice.ALONE);
    assertThat(lesson.examples().get(0).limit()).isEqualTo(Duration.ofSeconds(5));
    assertThat(lesson.examples().get(1).outputs().get(0).role()).isEqualTo("reader");
  }

  @Test
  void theNeedsOfALessonAreThoseOfItsExamples() {
    LessonReader.Read read =
        LessonReader.read(
            Source.of(
                Path.of("x.md"),
                "---\nid: L2.3\ntitle: T\nneeds: unix\n---\n" + fence("java X1.1a needs=proc", "")),
            2,
            3);
    assertThat(read.lesson().examples().get(0).needs())
        .containsExactlyInAnyOrder(Need.UNIX, Need.PROC);
  }

  @Test
  void aDrawingAndAFragmentAreProse() {
    Lesson lesson =
        lesson(
            "A.\n\n"
                + fence("text", "draw\n")
                + fence("java fragment", "int x;\n")
                + "<!-- hidden -->\n\nB.\n");
    assertThat(pieces(lesson))
        .containsExactly(
            "prose A.\n\n```text\ndraw\n```\n\n```java fragment\nint x;\n```\n\n<!-- hidden -->\n\nB.");
  }

  @Test
  void addressesAreKnownInEachPiece() {
    Lesson lesson =
        lesson("See [a].\n\n" + fence("java X1.1a", "") + "No link.\n\n[a]: https://example.org\n");
    assertThat(pieces(lesson))
        .containsExactly(
            "prose See [a].\n\n[a]: https://example.org",
            "code X1.1a program",
            "run X1.1a",
            "prose No link.");
  }

  @Test
  void anExampleRunsAtItsFirstExpectationAfterItsCode() {
    assertThat(
            pieces(
                lesson(
                    fence("java X1.1a server", "")
                        + fence("output server", "")
                        + "Between.\n\n"
                        + fence("java X1.1a client", "")
                        + card("one", "a. So.", "a if server ends")
                        + "Text.\n\n"
                        + fence("output client", "")
                        + fence("wire", ""))))
        .containsExactly(
            "code X1.1a server",
            "prose Between.",
            "code X1.1a client",
            "ask a by X1.1a",
            "prose Text.",
            "run X1.1a");
  }

  @Test
  void withoutAnExpectationItRunsAfterTheCardsThatFollowItsCode() {
    assertThat(
            pieces(
                lesson(
                    fence("java X1.1a", "")
                        + card("one", "a.", "a if program ends")
                        + card("one", "b.", "b if program ends")
                        + "Text.\n")))
        .containsExactly(
            "code X1.1a program", "ask a by X1.1a", "ask b by X1.1a", "run X1.1a", "prose Text.");
  }

  @Test
  void aCardBelongsToTheNextRunOrToTheOneThatItNames() {
    assertThat(
            pieces(
                lesson(
                    fence("java D0.E5 as-written", "")
                        + fence("output", "")
                        + card("one", "a.", "a if program ends")
                        + card("one for D0.E5 repaired", "b.", "b if program ends")
                        + card("one", "a.", "no run: a matter of words")
                        + fence("java X1.1a", "")
                        + fence("output", "")
                        + fence("java D0.E5 repaired", "")
                        + fence("output", ""))))
        .containsExactly(
            "code D0.E5 as-written program",
            "run D0.E5 as-written",
            "ask a by X1.1a",
            "ask b by D0.E5 repaired",
            "ask a by -",
            "code X1.1a program",
            "run X1.1a",
            "code D0.E5 repaired program",
            "run D0.E5 repaired");
  }

  @Test
  void aCardIsReadWithItsParts() {
    Lesson lesson =
        lesson(
            "> **Match.** Which?\n> More.\n>\n> - a. `one`,\n>   and more\n> - b. two\n>\n> 1. first\n> 2. second\n>\n"
                + "> <details><summary>Answer</summary>\n>\n> a2, b1. Because *so*.\n> And so.\n>\n> </details>\n"
                + "> <!-- card match\n> a2 if output program has \"x\"\n> b1 if program ends\n> -->\n\n"
                + fence("java X1.1a", ""));
    Card card = ((Piece.Ask) lesson.pieces().get(0)).card();
    assertThat(card)
        .isEqualTo(
            new Card(
                Card.Kind.MATCH,
                "**Match.** Which?\nMore.",
                List.of(new Card.Choice("a", "`one`,\nand more"), new Card.Choice("b", "two")),
                List.of(new Card.Choice("1", "first"), new Card.Choice("2", "second")),
                "a2, b1",
                "Because *so*.\nAnd so.",
                Optional.of(new ExampleKey("X1.1a", Form.ONLY)),
                List.of(
                    new Card.Binding("a2 if output program has \"x\"", 22),
                    new Card.Binding("b1 if program ends", 23)),
                Optional.empty(),
                5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "one ~ b. Because. ~ b ~ Because.",
        "one ~ b ~ b ~ ''",
        "several ~ a,  c. Two. ~ a, c ~ Two.",
        "order ~ c, a, b. ~ c, a, b ~ ''",
        "match ~ a2,b10. ~ a2, b10 ~ ''",
        "number ~ 6. Six. ~ 6 ~ Six.",
        "number ~ -1.5. Less. ~ -1.5 ~ Less.",
        "text ~ `a, b`. Text. ~ a, b ~ Text.",
      })
  void answersBeginWithWhatIsRight(String kind, String text, String right, String because) {
    assertThat(Answer.read(Card.Kind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)), text))
        .hasValue(new Answer(right, because));
  }

  @ParameterizedTest
  @CsvSource({"one, Because", "one, ab.", "number, six", "text, bare", "match, a. no", "order, 1"})
  void whatBeginsOtherwiseIsNoAnswer(String kind, String text) {
    assertThat(Answer.read(Card.Kind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)), text))
        .isEmpty();
  }

  @Test
  void defectsOfFencesAreNamed() {
    assertThat(
            problems(
                fence("python", "")
                    + fence("", "")
                    + fence("java", "")
                    + fence("java D0.X5", "")
                    + fence("output server", "")
                    + fence(
                        "java X1.1a server colour=red limit=9h needs=gpu port=99999 ends=well", "")
                    + fence("output nobody", "")
                    + fence("file ../secret", "")
                    + fence("file /etc/x", "")
                    + fence("states", "")
                    + fence("wire all", "")
                    + "* item\n\n  ```java X1.1b\n  ```\n\n```java X1.1a client\n"))
        .containsExactlyInAnyOrder(
            "5: \"python\" is no kind of fence.",
            "8: The fence does not say what it is.",
            "11: The Java fence has no id.",
            "14: \"D0.X5\" is no id of an example.",
            "17: The fence has no example before it.",
            "20: The fence has \"colour=red\", which is not known here.",
            "20: \"9h\" is no limit.",
            "20: \"gpu\" is nothing that a machine can lack.",
            "20: \"99999\" is no port.",
            "20: \"well\" is no way to end.",
            "23: X1.1a has no role \"nobody\".",
            "26: \"../secret\" is not inside the run's folder.",
            "29: \"/etc/x\" is not inside the run's folder.",
            "32: The fence \"states\" takes the name of a moment.",
            "35: The fence \"wire\" takes no more.",
            "40: A fence inside a list or a quote does not run.",
            "43: The fence is never closed.");
  }

  @Test
  void whatIsSaidTwiceIsNamed() {
    assertThat(
            problems(
                fence("java X1.1a server limit=1s", "")
                    + fence("java X1.1a limit=2s", "")
                    + fence("wire", "")
                    + fence("wire", "")
                    + fence("output server", "")
                    + fence("output server", "")
                    + fence("output", "")
                    + fence("states m", "")
                    + fence("states m", "")
                    + fence("java D0.E5", "")
                    + fence("java D0.E5 repaired", "")))
        .containsExactlyInAnyOrder(
            "8: X1.1a has another limit already.",
            "5: X1.1a has a fence without a role, and others with one.",
            "14: X1.1a has a wire fence already.",
            "20: server of X1.1a has its output already.",
            "23: The fence does not say which role of X1.1a it is for.",
            "29: X1.1a has the states of \"m\" already.",
            "32: D0.E5 has fences with a form and fences without one.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "ones ~ a. ~ a if x ends ~ The card does not say of which kind it is.",
        "one ~ Nothing. ~ a if x ends ~ The card has no right answer.",
        "one ~ c. ~ c if x ends ~ The right answer has \"c\", which is no choice.",
        "one ~ a. ~ b if x ends ~ The right answer is not bound to the run.",
        "one ~ a. ~ a when x ends ~ \"a when x ends\" does not bind the answer.",
        "one ~ a. ~ no run: ~ The card does not say why no run decides it.",
        "order ~ a. ~ a at wire \"x\" ~ The right answer does not name every choice.",
        "several ~ a, a. ~ a if x ends ~ The right answer has \"a\" twice.",
        "match ~ a1, b1. ~ a1 if x ends ~ The card has nothing to match with.",
        "number ~ 6. ~ answer from output x ~ \"answer from output x\" does not bind the answer.",
        "one for X9.9 ~ a. ~ a if x ends ~ The lesson has no example X9.9.",
        "one for X1.1a twice ~ a. ~ a if x ends ~ The card's first line has \"twice\", which is not known here.",
      })
  void defectsOfCardsAreNamed(String head, String answer, String binding, String what) {
    assertThat(read(card(head, answer, binding) + fence("java X1.1a", "")).problems())
        .anySatisfy(
            p -> {
              assertThat(p.what()).isEqualTo(what);
              assertThat(p.line()).isBetween(5, 18);
              assertThat(p.next()).endsWith(".");
            });
  }

  @Test
  void aCardAfterItsRunOrWithoutOneIsNamed() {
    assertThat(
            problems(
                fence("java X1.1a", "") + fence("output", "") + card("one", "a.", "a if x ends")))
        .containsExactly("11: No example runs after this card.");
    assertThat(
            problems(
                fence("java X1.1a", "")
                    + fence("output", "")
                    + card("one for X1.1a", "a.", "a if x ends")))
        .containsExactly("11: X1.1a has run before this card.");
    assertThat(problems("> **Predict.** What?\n"))
        .containsExactly("5: The quote looks like a card, but has no comment.");
  }
}
