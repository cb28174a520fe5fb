package loopbook.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import loopbook.grade.CheckGrade;
import loopbook.grade.Gradebook;
import loopbook.grade.Graded;
import loopbook.grade.Student;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JunitXmlTest {
  /** The document, which has to be valid against the schema. */
  private static Document document(Gradebook book) throws Exception {
    String text = JunitXml.write(book);
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(Objects.requireNonNull(JunitXmlTest.class.getResource("junit.xsd")))
        .newValidator()
        .validate(new StreamSource(new StringReader(text)));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)));
  }

  private static List<Element> all(Document document, String tag) {
    NodeList nodes = document.getElementsByTagName(tag);
    return java.util.stream.IntStream.range(0, nodes.getLength())
        .mapToObj(i -> (Element) nodes.item(i))
        .toList();
  }

  @Test
  void eachOutcomeHasItsElement() throws Exception {
    Document document =
        document(
            Sample.book(
                List.of(Sample.ECHO),
                Sample.report(
                    Student.of("ann", ""),
                    Sample.graded(
                        Sample.ECHO,
                        "5",
                        Sample.passed("drip", false),
                        Sample.failed("halfClose", true, "It closed\ntoo soon."),
                        Sample.notRun("ipv6", CheckGrade.State.SKIPPED),
                        Sample.notRun("lost", CheckGrade.State.LOST))),
                Sample.report(Student.of("bo", ""), Sample.broken(Sample.ECHO, "';' expected")),
                Sample.report(
                    Student.of("cy", ""),
                    Sample.ungraded(Sample.ECHO, Graded.State.ABSENT, "Nothing."))));

    Element ann = all(document, "testsuite").get(0);
    assertThat(ann.getAttribute("name")).isEqualTo("ann EX04");
    assertThat(ann.getAttribute("time")).isEqualTo("4.321");
    assertThat(List.of("tests", "failures", "errors", "skipped"))
        .extracting(ann::getAttribute)
        .containsExactly("4", "1", "1", "1");
    List<Element> failures = all(document, "failure");
    assertThat(failures)
        .extracting(f -> f.getAttribute("type"))
        .containsExactly("FAIL", "COMPILE_ERROR");
    assertThat(failures.get(0).getAttribute("message")).isEqualTo("It closed too soon.");
    assertThat(failures.get(0).getTextContent()).contains("It closed\ntoo soon.");
    assertThat(failures.get(1).getTextContent()).isEqualTo("EchoUntilEof.java:12: ';' expected");
    assertThat(all(document, "error")).hasSize(1);
    assertThat(all(document, "skipped")).hasSize(2);
  }

  @Test
  void hostileTextStaysValidAndText() throws Exception {
    Gradebook hostile = Sample.hostile();

    Document document = document(hostile);

    assertThat(all(document, "testsuite")).hasSize(2 * hostile.reports().size());
    assertThat(all(document, "testcase")).noneMatch(c -> c.getAttribute("name").equals("free"));
    assertThat(JunitXml.write(hostile).length()).isLessThan(1_000_000);
    all(document, "failure").forEach(f -> Plainness.check(f.getTextContent()));
    assertThat(all(document, "failure"))
        .anyMatch(f -> f.getTextContent().contains("]]></failure></testcase>"))
        .anyMatch(f -> f.getTextContent().contains("nul \\x00 bell \\x07"))
        .anyMatch(f -> f.getTextContent().contains("more characters)"));
  }
}
