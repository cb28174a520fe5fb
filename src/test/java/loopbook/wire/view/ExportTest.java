package loopbook.wire.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import loopbook.wire.Event;
import loopbook.wire.Script;
import loopbook.wire.WireFence;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The files are read by parsers that are not ours. */
class ExportTest {
  private static final String HOSTILE = "<script>alert(1)</script> & \"]]>\u001b[31m";

  private static Document parse(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private static List<String> texts(Document document) {
    List<String> found = new ArrayList<>();
    NodeList all = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", "text");
    for (int i = 0; i < all.getLength(); i++) {
      found.add(all.item(i).getTextContent());
    }
    return found;
  }

  private static List<Event> hello() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    Script.End client = script.connect("client", 2, listener);
    Script.End server = script.accept(listener, client, 1);
    script.send(client, HOSTILE);
    script.receive(server, HOSTILE);
    return script.events();
  }

  @Test
  void theDrawingSaysWhatTheTextDoes() throws Exception {
    Document document = parse(SvgView.draw(hello(), List.of(), "X0.1a " + HOSTILE));
    assertThat(document.getDocumentElement().getLocalName()).isEqualTo("svg");
    assertThat(texts(document))
        .contains("server", "client", "connects", "accepts client")
        .anyMatch(text -> text.startsWith("37 bytes \"<script>alert(1)</script> & "));
    assertThat(document.getElementsByTagNameNS("*", "script").getLength()).isZero();
    assertThat(document.getElementsByTagNameNS("*", "polygon").getLength()).isEqualTo(2);
  }

  @Test
  void nothingIsADrawingToo() throws Exception {
    assertThat(texts(parse(SvgView.draw(List.of(), List.of(), "X0.1b"))))
        .containsExactly("X0.1b", "nothing went over the wire");
  }

  @Test
  void thePageHasTheDrawingAndEveryEvent() throws Exception {
    String page = HtmlView.draw(hello(), List.of(), "X0.1a " + HOSTILE);
    assertThat(page).startsWith("<!DOCTYPE html>\n").doesNotContain("<script");
    Document document = parse(page);
    assertThat(document.getElementsByTagNameNS("*", "svg").getLength()).isEqualTo(1);
    assertThat(document.getElementsByTagNameNS("*", "pre").item(0).getTextContent())
        .isEqualTo(WireFence.write(hello()));
    assertThat(page).doesNotContainPattern("(?:href|src)=").doesNotContain("url(", "@import");
  }

  @Test
  void theJsonHasTheBytes() {
    JsonObject all =
        JsonParser.parseString(JsonView.write(hello(), List.of("client"), "X0.1a"))
            .getAsJsonObject();
    assertThat(all.get("version").getAsInt()).isEqualTo(1);
    assertThat(all.get("run").getAsString()).isEqualTo("X0.1a");
    assertThat(all.get("parties")).hasToString("[\"client\",\"server\"]");
    JsonObject send = null;
    for (var event : all.getAsJsonArray("events")) {
      if (event.getAsJsonObject().get("kind").getAsString().equals("SEND")) {
        send = event.getAsJsonObject();
      }
    }
    assertThat(send).isNotNull();
    JsonObject bytes = send.getAsJsonObject("bytes");
    assertThat(bytes.get("count").getAsInt()).isEqualTo(37);
    assertThat(bytes.get("first").getAsString()).startsWith("3c7363726970743e").hasSize(74);
    assertThat(send.getAsJsonObject("socket").get("peer").getAsString()).isEqualTo("server");
  }

  @RepeatedTest(20)
  void anyRunIsWellFormedAndInsideItsFrame(RepetitionInfo round) throws Exception {
    List<Event> events = new RandomRun(round.getCurrentRepetition()).play();
    Document document = parse(SvgView.draw(events, List.of(), "random"));
    Element root = document.getDocumentElement();
    int width = Integer.parseInt(root.getAttribute("width"));
    int height = Integer.parseInt(root.getAttribute("height"));
    NodeList lines = document.getElementsByTagNameNS("*", "line");
    for (int i = 0; i < lines.getLength(); i++) {
      Element line = (Element) lines.item(i);
      for (String x : List.of("x1", "x2")) {
        assertThat(Integer.parseInt(line.getAttribute(x))).isBetween(0, width);
      }
      for (String y : List.of("y1", "y2")) {
        assertThat(Integer.parseInt(line.getAttribute(y))).isBetween(0, height);
      }
    }
    assertThat(JsonParser.parseString(JsonView.write(events, List.of(), "random")).isJsonObject())
        .isTrue();
    parse(HtmlView.draw(events, List.of(), "random"));
  }
}
