package loopbook.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import loopbook.course.Exercise;
import loopbook.grade.Gradebook;
import loopbook.grade.Graded;
import loopbook.grade.Student;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ClassPageTest {
  private static final Set<String> ELEMENTS =
      Set.of(
          ("html head meta title style body header main section h1 h2 h3 p a ul li pre strong span"
                  + " div table thead tbody tr th td details summary")
              .split(" "));
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "lang",
          "charset",
          "name",
          "content",
          "http-equiv",
          "class",
          "id",
          "href",
          "scope",
          "title",
          "style",
          "tabindex");

  private static Document parse(String page) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(page)));
  }

  private static List<Element> all(Document document, String tag) {
    NodeList nodes = document.getElementsByTagName(tag);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  /** Sources by the student's id; the starter is "class A {}". */
  private static Sources sources(Map<String, String> texts) {
    return new Sources() {
      @Override
      public Optional<String> submission(Student student, Graded graded) {
        return Optional.ofNullable(texts.get(student.id()));
      }

      @Override
      public Optional<String> starter(Exercise exercise) {
        return Optional.of("class A {}");
      }

      @Override
      public Optional<String> reference(Exercise exercise) {
        return Optional.empty();
      }
    };
  }

  @Test
  void saysWhatWentWrongForHowMany() throws Exception {
    Gradebook book =
        new Gradebook(
            List.of(Sample.ECHO),
            List.of(
                Sample.report(
                    Student.of("ann", "Ann"),
                    Sample.graded(
                        Sample.ECHO,
                        "15",
                        Sample.passed("drip", false),
                        Sample.failed("halfClose", true, "port 40001 is closed"))),
                Sample.report(
                    Student.of("bo", "Bo"),
                    Sample.graded(
                        Sample.ECHO,
                        "0",
                        Sample.failed("drip", false, "nothing came"),
                        Sample.failed("halfClose", true, "port 40002 is closed"))),
                Sample.report(
                    Student.of("cy", "Cy"),
                    Sample.ungraded(Sample.ECHO, Graded.State.FAULT, "ours")),
                Sample.report(
                    Student.of("di", "Di"),
                    Sample.ungraded(Sample.ECHO, Graded.State.ABSENT, "none"))),
            List.of("stray.txt belongs to nobody."),
            Sample.TERMS);

    String page =
        ClassPage.write(book, sources(Map.of("ann", "class B {}", "bo", "class A {} // mine")));

    Document document = parse(page);
    List<String> rows = all(document, "tr").stream().map(ClassPageTest::words).toList();
    assertThat(rows)
        .containsSubsequence(
            "Student Points EX04",
            "Ann (ann) 15 15",
            "Bo (bo) 0 0",
            "Cy (cy) our fault",
            "Di (di) nothing",
            "title of halfClose hidden 2 of 2",
            "title of drip visible 1 of 2");
    List<String> items = all(document, "li").stream().map(ClassPageTest::words).toList();
    assertThat(items)
        .contains(
            "stray.txt belongs to nobody.",
            "2 students: title of halfClose (hidden), not as expected For example: port 40001 is"
                + " closed Ann (ann), Bo (bo)",
            "The same code, but for names and literals: Ann (ann), Bo (bo). The starter,"
                + " unchanged: Ann (ann), Bo (bo).");
    assertThat(items).anyMatch(i -> i.startsWith("Cy (cy), EX04: no verdict by our fault"));
    assertThat(words(document.getDocumentElement())).contains("median 7.5 of 20 points");
  }

  private static String words(Element element) {
    return element.getTextContent().replaceAll("\\s+", " ").strip();
  }

  /** Well-formed XML has no element that the text brought along; what is left is checked here. */
  @Test
  void hostileTextIsOnlyText() throws Exception {
    Gradebook hostile = Sample.hostile();
    Map<String, String> texts =
        Map.of(hostile.reports().get(0).student().id(), "a", "long", "b", "absent", "c");

    String page = ClassPage.write(hostile, sources(texts));

    Document document = parse(page);
    Set<String> ids = new HashSet<>();
    for (Element element : all(document, "*")) {
      assertThat(ELEMENTS).contains(element.getTagName());
      NamedNodeMap attributes = element.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        assertThat(ATTRIBUTES).contains(attributes.item(i).getNodeName());
      }
      assertThat(element.getAttribute("style")).matches("(width:[\\d.]+em)?");
      assertThat(element.getAttribute("id").isEmpty() || ids.add(element.getAttribute("id")))
          .isTrue();
    }
    assertThat(all(document, "a"))
        .isNotEmpty()
        .allMatch(a -> a.getAttribute("href").startsWith("#"))
        .allMatch(a -> ids.contains(a.getAttribute("href").substring(1)));
    Plainness.check(document.getDocumentElement().getTextContent());
    assertThat(all(document, "style").get(0).getTextContent()).doesNotContain("url(", "@import");
    assertThat(page.length()).isLessThan(400_000);
    for (String name : List.of(Sample.HOSTILE.get(0), Sample.HOSTILE.get(10))) {
      assertThat(all(document, "th")).anyMatch(th -> th.getTextContent().contains(name));
    }
  }

  @Test
  void equalResultsGiveEqualBytes() {
    Gradebook hostile = Sample.hostile();

    assertThat(ClassPage.write(hostile, Sources.NONE))
        .isEqualTo(ClassPage.write(Sample.hostile(), Sources.NONE));
  }
}
