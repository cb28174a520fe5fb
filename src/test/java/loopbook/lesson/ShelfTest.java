package loopbook.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import loopbook.course.Course;
import loopbook.course.Exercise;
import loopbook.course.Need;
import loopbook.course.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {
  @TempDir Path home;

  @Test
  void aSoundCourseHasNoProblem() {
    Checkout checkout = Checkout.sound(home);
    assertThat(checkout.lint()).isEmpty();
    Course course = checkout.shelf().course();
    assertThat(course.lessons())
        .extracting(l -> l.id() + " " + l.title())
        .containsExactly("L2.1 The call");
    assertThat(course.chapters().get(0).title()).isEqualTo("Talk");
    assertThat(course.rows())
        .containsExactly(
            new Row("D0.S1", "a | b", "", List.of("L2.1", "L9.9")),
            new Row("D0.E5", "echo", "", List.of("L2.1")),
            new Row("D0.C1", "false", "wrong", List.of("L9.9")));
    assertThat(course.tracks()).containsEntry("D0", List.of("L2.1", "L9.9"));
    Exercise exercise = course.exercise("EX04").orElseThrow();
    assertThat(exercise.task()).isEqualTo("Do it.");
    assertThat(exercise.hints()).containsExactly("A nudge.", "A plan.");
    assertThat(exercise.starter()).exists();
    Lint.Report report = Lint.check(checkout.shelf());
    assertThat(report.open()).extracting(Row::id).containsExactly("D0.C1");
    assertThat(report.mirrored()).containsEntry("D0", 2);
  }

  @Test
  void makingAShelfReadsFrontMatterOnly() {
    Checkout checkout = Checkout.sound(home);
    checkout.lesson("02-next.md", "id: L2.2\ntitle: Next\nneeds: [unix, proc]", "```nonsense\n");
    Shelf shelf = checkout.shelf();
    assertThat(shelf.problems()).isEmpty();
    assertThat(shelf.spines()).extracting(Spine::title).containsExactly("The call", "Next");
    assertThat(shelf.find("l2.2").orElseThrow().needs()).isEqualTo(Set.of(Need.UNIX, Need.PROC));
    assertThat(shelf.after("L2.1")).hasValueSatisfying(s -> assertThat(s.id()).isEqualTo("L2.2"));
    assertThat(shelf.before("L2.1")).isEmpty();
    assertThat(shelf.lesson("L2.2").orElseThrow().problems()).hasSize(2);
  }

  @Test
  void anEditShowsOnTheNextReading() {
    Checkout checkout = Checkout.sound(home);
    Shelf shelf = checkout.shelf();
    assertThat(shelf.lesson("L2.1").orElseThrow().lesson().pieces()).hasSize(3);
    checkout.lesson("01-call.md", "id: L2.1\ntitle: The call", "Only this.\n");
    assertThat(shelf.lesson("L2.1").orElseThrow().lesson().pieces()).hasSize(1);
  }

  /** What was read is kept; a title of the same length, at another time, is another one. */
  @Test
  void anEditedTitleShowsOnANewShelf() throws Exception {
    Checkout checkout = Checkout.sound(home);
    assertThat(checkout.shelf().spines()).extracting(Spine::title).containsExactly("The call");
    checkout.lesson("01-call.md", "id: L2.1\ntitle: The ball", "Text.\n");
    Path file = checkout.shelf().spines().get(0).file();
    FileTime changed = Files.getLastModifiedTime(file);
    assertThat(checkout.shelf().spines()).extracting(Spine::title).containsExactly("The ball");
    checkout.lesson("01-call.md", "id: L2.1\ntitle: The hall", "Text.\n");
    Files.setLastModifiedTime(file, FileTime.from(changed.toInstant().plusSeconds(1)));
    assertThat(checkout.shelf().spines()).extracting(Spine::title).containsExactly("The hall");
  }

  @Test
  void anotherLanguageHidesWhatItHasAndTakesTheRestFromEnglish() {
    Checkout checkout = Checkout.sound(home);
    checkout.lesson("02-next.md", "id: L2.2\ntitle: Next", "Text.\n");
    checkout.write("lessons/zh/02-talk/01-call.md", "---\nid: L2.1\ntitle: 电话\n---\n");
    assertThat(Shelf.open(home, "zh").spines())
        .extracting(Spine::title)
        .containsExactly("电话", "Next");
    assertThat(Shelf.languages(home)).containsExactly("en", "zh");
  }

  @Test
  void nothingHereIsAProblemAndNoFailure() {
    Shelf shelf = Shelf.open(home.resolve("nowhere"));
    assertThat(shelf.spines()).isEmpty();
    assertThat(shelf.problems()).hasSize(1);
    assertThat(shelf.exercises().all()).isEmpty();
    assertThat(Lint.check(shelf).problems()).isNotEmpty();
  }

  @Test
  void brokenFrontMatterLeavesTheLessonReadable() {
    Checkout checkout = Checkout.sound(home);
    checkout.write(
        "lessons/en/02-talk/02-open.md", "---\nid: L2.2\ntitle: Open\n\n# Heading\n\nText.\n");
    checkout.write("lessons/en/02-talk/03-none.md", "# Only a heading\n\nText.\n");
    checkout.lesson(
        "04-odd.md",
        "id: four\ncolour: red\nnonsense\nneeds: [gpu]\ntitle: [a, b\nid: L2.4",
        "Text.\n");
    Shelf shelf = checkout.shelf();
    assertThat(shelf.spines())
        .extracting(Spine::id)
        .containsExactly("L2.1", "L2.2", "L2.3", "L2.4");
    assertThat(shelf.spines().get(2).title()).isEqualTo("Only a heading");
    assertThat(checkout.shown(shelf.problems()))
        .containsExactly(
            "lessons/en/02-talk/02-open.md:1: The front matter is never closed.",
            "lessons/en/02-talk/03-none.md:1: The file does not begin with front matter.",
            "lessons/en/02-talk/04-odd.md:3: The front matter has no \"colour\".",
            "lessons/en/02-talk/04-odd.md:4: \"nonsense\" is no entry of the front matter.",
            "lessons/en/02-talk/04-odd.md:6: The list of \"title\" is never closed.",
            "lessons/en/02-talk/04-odd.md:2: \"four\" is no id of a lesson.",
            "lessons/en/02-talk/04-odd.md:1: The lesson has no title.",
            "lessons/en/02-talk/04-odd.md:5: \"gpu\" is nothing that a machine can lack.");
    for (Spine spine : shelf.spines().subList(1, 4)) {
      assertThat(shelf.lesson(spine).lesson().pieces()).as(spine.id()).isNotEmpty();
    }
  }

  @Test
  void anotherEncodingIsNamedWithItsLine() {
    Checkout checkout = Checkout.sound(home);
    byte[] latin =
        "---\nid: L2.2\ntitle: T\n---\n\nA caf\u00e9.\n"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    checkout.write("lessons/en/02-talk/02-latin.md", latin);
    Shelf.Opened opened = checkout.shelf().lesson("L2.2").orElseThrow();
    assertThat(checkout.shown(opened.problems()))
        .containsExactly("lessons/en/02-talk/02-latin.md:6: The file is not in UTF-8.");
    assertThat(opened.lesson().pieces()).hasSize(1);
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws Exception {
    Checkout checkout = Checkout.sound(home);
    Files.createDirectories(home.resolve("lessons/en/02-talk/02-folder.md"));
    checkout.write("lessons/en/02-talk/03-big.md", new byte[5 << 20]);
    assertThat(checkout.lint())
        .contains(
            "lessons/en/02-talk/02-folder.md:0: The file cannot be read (IOException).",
            "lessons/en/02-talk/03-big.md:0: The file has 5242880 bytes, more than the limit of 4194304.");
    assertThat(checkout.shelf().lesson("L2.1").orElseThrow().problems()).isEmpty();
    Shelf shelf = checkout.shelf();
    Files.delete(home.resolve("lessons/en/02-talk/01-call.md"));
    assertThat(checkout.shown(shelf.lesson("L2.1").orElseThrow().problems()))
        .containsExactly("lessons/en/02-talk/01-call.md:0: The file does not exist.");
  }

  @Test
  void whatDoesNotAgreeIsNamed() {
    Checkout checkout = Checkout.sound(home);
    checkout.lesson(
        "02-b.md",
        "id: L2.1\ntitle: B\nmirrors: [D0.S9, D0.C1, D0.C1]\nexercises: [EX09]",
        "```java D0.E5\n```\n\n```java D0.E7 repaired\n```\n");
    checkout.write("lessons/en/02-talk/02-c.md", "---\nid: L2.2\ntitle: C\n---\n");
    checkout.write(
        "exercises/05-x/README.md",
        "---\nid: EX05\ntitle: X\nclass: X\nlessons: [L2.7, L7.7]\n---\n");
    checkout.write("exercises/05-x/X.java", "class Y {}\n");
    checkout.write("exercises/06-y/README.md", "---\nid: EX04\ntitle: Y\nclass: Y\n---\n");
    checkout.write("exercises/07-z/README.md", "---\nid: EX7\n---\n");
    checkout.write("exercises/08-w/notes.txt", "");
    checkout.write(
        "lessons/sources.md",
        """
        | id | what | lessons |
        |---|---|---|
        | D0.S1 | one | L2.1 |
        | D0.S1 | again | L2.1 |
        | D0.E5 | echo | L2.1 |
        | D0.S3 | a | L2.1 | too many |
        | X | a | L2.1 |
        | D1.S1 | taught nowhere | L2.1 |

        | id | what | verdict | lessons |
        |---|---|---|---|
        | D0.C1 | false | maybe | L2 |

        ## Tracks

        D0: L2.1 L2.1 L8.8
        """);
    assertThat(checkout.lint())
        .containsExactlyInAnyOrder(
            "lessons/en/02-talk/02-c.md:0: Its number is that of 02-b.md too.",
            "lessons/en/02-talk/02-b.md:1: L2.1 is the id of 01-call.md too.",
            "lessons/en/02-talk/02-b.md:2: L2.1 is in the place of L2.2.",
            "lessons/en/02-talk/02-b.md:4: D0.S9 is no row of lessons/sources.md.",
            "lessons/en/02-talk/02-b.md:4: D0.C1 stands twice in mirrors.",
            "lessons/en/02-talk/02-b.md:5: There is no exercise EX09.",
            "lessons/en/02-talk/02-b.md:7: D0.E5 is in L2.1 already.",
            "lessons/en/02-talk/02-b.md:7: L2.1 has the example D0.E5, but does not mirror it.",
            "lessons/en/02-talk/02-b.md:10: D0.E7 is no row of lessons/sources.md.",
            "lessons/en/02-talk/02-b.md:10: D0.E7 has no form as-written.",
            "exercises/05-x/X.java:1: The starter has no type X.",
            "exercises/05-x/hints.md:0: The exercise has no hints.",
            "exercises/05-x/README.md:5: There is no lesson L2.7.",
            "exercises/05-x/README.md:2: No lesson leads to EX05.",
            "exercises/06-y/README.md:2: EX04 is in the folder \"06-y\".",
            "exercises/06-y/README.md:1: EX04 is the id of 04-echo too.",
            "exercises/06-y/Y.java:0: The exercise has no starter.",
            "exercises/06-y/hints.md:0: The exercise has no hints.",
            "exercises/07-z/README.md:2: \"EX7\" is no id of an exercise.",
            "exercises/08-w/README.md:0: The exercise has no README.md.",
            "lessons/sources.md:4: D0.S1 stands in line 3 already.",
            "lessons/sources.md:6: D0.S3 has 4 cells, its table has 3.",
            "lessons/sources.md:7: \"X\" is no id of a row.",
            "lessons/sources.md:8: D1.S1 is to be taught in L2.1, which does not mirror it.",
            "lessons/sources.md:12: D0.C1 has the verdict \"maybe\".",
            "lessons/sources.md:12: \"L2\" is no id of a lesson.",
            "lessons/sources.md:16: L2.1 stands twice in the track.",
            "lessons/sources.md:0: The track D0 has L8.8, which teaches none of its rows.",
            "lessons/sources.md:0: D1 has no track.");
  }

  @Test
  void idsInTextsLeadSomewhere() {
    Checkout checkout = Checkout.sound(home);
    checkout.lesson(
        "02-b.md", "id: L2.2\ntitle: B", "L2.1 and EX04 do; L2.7 does not.\n\nEX05 neither.\n");
    checkout.write("exercises/04-echo/hints.md", "## 1\n\nSee L3.1.\n");
    assertThat(checkout.lint())
        .containsExactly(
            "lessons/en/02-talk/02-b.md:5: There is no L2.7.",
            "lessons/en/02-talk/02-b.md:7: There is no EX05.",
            "exercises/04-echo/hints.md:3: There is no L3.1.");
  }

  @Test
  void aTitleMayStandInQuotes() {
    Checkout checkout = Checkout.sound(home);
    checkout.lesson("02-b.md", "id: L2.2\ntitle: \"connect: refused\"", "Text.\n");
    assertThat(Shelf.open(home).course().lessons())
        .filteredOn(lesson -> lesson.id().equals("L2.2"))
        .singleElement()
        .matches(lesson -> lesson.title().equals("connect: refused"));
  }

  @Test
  void aDrawingFitsTheUsualScreen() {
    Checkout checkout = Checkout.sound(home);
    checkout.lesson(
        "02-b.md",
        "id: L2.2\ntitle: B",
        "```text\n" + "-".repeat(78) + "\n" + "-".repeat(79) + "\n```\n\n" + "w".repeat(90) + "\n");
    assertThat(checkout.lint())
        .containsExactly(
            "lessons/en/02-talk/02-b.md:7: The drawing is 79 columns wide, and is cut at 78.");
  }

  @Test
  void anExampleThatCannotBeRunIsMissing() {
    Checkout checkout = Checkout.sound(home);
    checkout.write(
        "lessons/sources.md",
        """
        | id | what | lessons |
        |---|---|---|
        | D0.E5 | echo | L2.1 |
        | D0.E6 | its client | L2.2 |
        | D0.E7 | another | L2.2 |
        | D0.E8 | planned | L2.2 L2.9 |

        ## Tracks

        D0: L2.1 L2.2
        """);
    checkout.lesson(
        "02-b.md",
        "id: L2.2\ntitle: B\nmirrors: [D0.E6, D0.E7, D0.E8]",
        "```java D0.E7 as-written also=D0.E6,D0.E5\n```\n");
    assertThat(checkout.lint())
        .contains(
            "lessons/en/02-talk/02-b.md:6: D0.E7 as-written shows D0.E5, which L2.2 does not"
                + " mirror.",
            "lessons/en/02-talk/02-b.md:6: D0.E7 has no form repaired.",
            "lessons/en/02-talk/02-b.md:6: D0.E6 has no form repaired.")
        .noneMatch(problem -> problem.contains("D0.E8"))
        .noneMatch(problem -> problem.contains("The example D0.E6"));
    checkout.lesson("02-b.md", "id: L2.2\ntitle: B\nmirrors: [D0.E6, D0.E7, D0.E8]", "Nothing.\n");
    assertThat(checkout.lint())
        .contains(
            "lessons/en/02-talk/02-b.md:4: The example D0.E6 is mirrored, and can be run nowhere.");
  }
}
