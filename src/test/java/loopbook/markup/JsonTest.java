package loopbook.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  @Test
  void writesMembersInOrderAndInAscii() {
    Json value =
        Json.object()
            .put("id", "EX04")
            .put("passed", true)
            .put("millis", 12)
            .put("ratio", 0.5)
            .put("names", List.of("套", "<script>", "\u0000\u001b\"\\"))
            .put("none", Json.none())
            .build();

    assertThat(value.compact())
        .isEqualTo(
            "{\"id\":\"EX04\",\"passed\":true,\"millis\":12,\"ratio\":0.5,"
                + "\"names\":[\"\\u5957\",\"\\u003cscript\\u003e\",\"\\u0000\\u001b\\\"\\\\\"],"
                + "\"none\":null}");
  }

  @Test
  void readsWhatItWrote() {
    Json value =
        Json.object()
            .put(
                "a",
                Json.array(List.of(Json.of(1), Json.of(-2.5), Json.none(), Json.of("😀\ud800"))))
            .put("b", Json.object().put("c", false).build())
            .build();

    assertThat(Json.read(value.compact())).isEqualTo(new Json.Read.Ok(value));
    assertThat(Json.read(value.pretty())).isEqualTo(new Json.Read.Ok(value));
  }

  @Test
  void aMemberOfAnotherKindIsAbsent() {
    Json.Obj value =
        Json.read("{\"n\":1.5,\"big\":1e400,\"w\":7,\"s\":\"x\",\"l\":[\"a\",1,\"b\"]}")
            .object()
            .orElseThrow();

    assertThat(value.whole("n")).isEmpty();
    assertThat(value.whole("big")).isEmpty();
    assertThat(value.whole("w")).hasValue(7);
    assertThat(value.text("w")).isEmpty();
    assertThat(value.text("s")).hasValue("x");
    assertThat(value.texts("l")).containsExactly("a", "b");
    assertThat(value.flag("missing")).isEmpty();
    assertThat(value.object("s")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "{\"a\":1 ~ 1 ~ too early",
        "{\"a\":1,}~ 1 ~ name",
        "{'a':1}~ 1 ~ malformed",
        "[1] 2 ~ 1 ~ malformed",
        "{\"a\":1,\"a\":2}~ 1 ~ stands twice",
        "NaN ~ 1 ~ malformed",
        "{\"a\": ~ 1 ~ too early",
      })
  void saysWhatIsWrongAndWhere(String text, int line, String what) {
    assertThat(Json.read(text))
        .isInstanceOfSatisfying(
            Json.Read.Bad.class,
            bad -> {
              assertThat(bad.line()).isEqualTo(line);
              assertThat(bad.column()).isPositive();
              assertThat(bad.what()).containsIgnoringCase(what).endsWith(".");
              assertThat(bad.what()).doesNotContain("JsonReader");
            });
  }

  @Test
  void theLineIsCounted() {
    assertThat(Json.read("{\n \"a\": 1,\n \"b\": oops\n}"))
        .isInstanceOfSatisfying(Json.Read.Bad.class, bad -> assertThat(bad.line()).isEqualTo(3));
    assertThat(Json.read("{\n \"a\": 1,\n"))
        .isInstanceOfSatisfying(Json.Read.Bad.class, bad -> assertThat(bad.line()).isEqualTo(3));
  }

  @Test
  void limitsHold() {
    assertThat(Json.read("[".repeat(100_000))).isInstanceOf(Json.Read.Bad.class);
    assertThat(Json.read("[[[1]]]", 100, 2)).isInstanceOf(Json.Read.Bad.class);
    assertThat(Json.read("[[1]]", 100, 2)).isInstanceOf(Json.Read.Ok.class);
    assertThat(Json.read("[1,2]", 4, 9)).isInstanceOf(Json.Read.Bad.class);
    assertThat(Json.read("1".repeat(1000))).isInstanceOf(Json.Read.Bad.class);
    assertThat(Json.read("")).isEqualTo(new Json.Read.Bad(1, 1, "It is empty."));
  }

  @Test
  void infinityIsRefused() {
    assertThatThrownBy(() -> Json.of(Double.NaN)).hasMessageContaining("NaN");
  }
}
