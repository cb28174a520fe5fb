package loopbook.judge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.judge.call.Constant;
import loopbook.judge.call.Fields;
import loopbook.judge.call.Handle;
import org.junit.jupiter.api.Test;

class PreviewTest {
  @Test
  void valuesAreShownAsJavaWouldWriteThem() {
    Map<String, Object> components = new LinkedHashMap<>();
    components.put("status", 200);
    components.put("body", new byte[] {'h', 'i', '\n'});
    components.put("outcome", new Constant("TryConnect$Outcome", "REFUSED"));
    components.put("socket", new Handle(7, "java.net.Socket", List.of("java.net.Socket")));
    assertThat(Preview.of(new Fields("FetchPage$Page", components)))
        .isEqualTo("Page[status=200, body=3 bytes \"hi\\n\", outcome=REFUSED, socket=a Socket]");
    assertThat(Preview.of(Optional.of(List.of("a", 1, Map.of("k", 2L)))))
        .isEqualTo("an Optional of [\"a\", 1, {\"k\"=2}]");
  }

  @Test
  void muchIsCutAndSaidToBe() {
    assertThat(Preview.of(java.util.Collections.nCopies(1000, 7)))
        .isEqualTo("[7, 7, 7, 7, 7, 7, 7, 7, ... (1000 in all)]");
    Object deep = 1;
    for (int i = 0; i < 100; i++) {
      deep = Arrays.asList(deep, null);
    }
    assertThat(Preview.of(deep)).isEqualTo("[[[[..., null], null], null], null]");
  }
}
