package loopbook.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class EscapeTest {
  @Test
  void nothingLeavesItsElementOrAttribute() throws Exception {
    String hostile = "</text><script>alert('1')</script> \" ' & ]]> é 😀";
    String svg = "<svg a=\"" + Escape.xml(hostile) + "\">" + Escape.xml(hostile) + "</svg>";

    var parsed =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));

    assertThat(parsed.getDocumentElement().getTextContent()).isEqualTo(hostile);
    assertThat(parsed.getDocumentElement().getAttribute("a")).isEqualTo(hostile);
    assertThat(parsed.getDocumentElement().getElementsByTagName("*").getLength()).isZero();
  }

  @Test
  void whatXmlCannotHoldIsReplaced() {
    assertThat(Escape.xml("a\u0000\u001b\uFFFE\ud800b\u0085"))
        .isEqualTo("a\uFFFD\uFFFD\uFFFD\uFFFDb\uFFFD");
    assertThat(Escape.html("\u202Ex")).isEqualTo("&#8238;x");
  }

  @Test
  void cellsAreQuotedAndFormulasNeutralised() {
    assertThat(Csv.row(List.of("a", "b,c", "d\"e", "f\ng", " h", "")))
        .isEqualTo("a,\"b,c\",\"d\"\"e\",\"f\ng\",\" h\",\r\n");
    assertThat(Csv.row(List.of("=1+1", "@x", "-5", "+1.5e3", "-2+3", "\t=x", "＝1")))
        .isEqualTo("'=1+1,'@x,-5,+1.5e3,'-2+3,'\t=x,'＝1\r\n");
  }
}
