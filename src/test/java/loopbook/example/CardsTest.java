package loopbook.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import loopbook.course.Card;
import loopbook.course.Card.Kind;
import loopbook.example.Cards.Judgement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards are judged by what happened. */
class CardsTest {
  private static final Runner RUNNER = new Runner();
  private static Run run;

  @BeforeAll
  static void run() {
    run =
        ((Tried.Ran)
                RUNNER.run(
                    Examples.echo()
                        .with("broken", "int x = \"\";")
                        .with("thrower", "throw new java.net.ConnectException(\"no\");")
                        .build(),
                    Listener.NONE))
            .run();
  }

  @AfterAll
  static void close() {
    RUNNER.close();
  }

  private static Card card(Kind kind, String answer, String... bindings) {
    List<Card.Choice> choices =
        kind == Kind.NUMBER || kind == Kind.TEXT
            ? List.of()
            : List.of("a", "b", "c").stream().map(l -> new Card.Choice(l, "choice")).toList();
    List<Card.Choice> targets =
        kind == Kind.MATCH
            ? List.of("1", "2", "3").stream().map(l -> new Card.Choice(l, "target")).toList()
            : List.of();
    return new Card(
        kind,
        "?",
        choices,
        targets,
        answer,
        "",
        Optional.empty(),
        Arrays.stream(bindings).map(b -> new Card.Binding(b, 7)).toList(),
        Optional.empty(),
        5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "output server has \"got\"",
        "output server has \"got hello\" 1 times",
        "output client has \"back\" 1 times or more and not output client has \"never\"",
        "not output server has \"got\" 2 times or more",
        "wire has \"client -> server 6 bytes\"",
        "wire has \"client sends 6 bytes \\\"hello\\n\\\"\" 1 times",
        "wire has \"client sends 6 bytes \"hello\\n\"\"",
        "not wire has \"client half-closes\"",
        "thrower throws ConnectException",
        "thrower throws IOException and not thrower throws UnknownHostException",
        "broken does not compile and server ends",
        "not server is stopped",
      })
  void conditionsThatHold(String condition) {
    assertThat(Cards.verdict(card(Kind.ONE, "b", "b if " + condition), run).holds()).isTrue();
    Verdict wrong = Cards.verdict(card(Kind.ONE, "a", "b if " + condition), run);
    assertThat(wrong.against()).containsExactly(new Verdict.Line(7, "b if " + condition, ""));
    assertThat(wrong.happened()).contains("b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b if server flies",
        "b if wire has \"client flies\"",
        "b if output server has got",
        "b at output server \"got\" maybe",
        "answer from output server /got/",
        "answer from output server /(/",
        "",
      })
  void whatIsNotUnderstoodIsSaid(String binding) {
    Verdict verdict = Cards.verdict(card(Kind.ONE, "b", binding), run);
    assertThat(verdict.unreadable()).hasSize(1);
    assertThat(verdict.unreadable().get(0).line()).isEqualTo(7);
    assertThat(verdict.holds()).isFalse();
  }

  @Test
  void anOrderIsReadOffTheRun() {
    String[] bindings = {
      "a at wire \"server accepts client\"",
      "b at output client \"back\"",
      "c at wire \"server -> client 6 bytes\""
    };
    assertThat(Cards.verdict(card(Kind.ORDER, "a, c, b", bindings), run).holds()).isTrue();
    Verdict wrong = Cards.verdict(card(Kind.ORDER, "c, a, b", bindings), run);
    assertThat(wrong.holds()).isFalse();
    assertThat(wrong.happened()).contains("a, c, b");
    assertThat(
            Cards.verdict(card(Kind.ORDER, "a, b, c", "a at output client \"never\""), run).holds())
        .isFalse();
  }

  @Test
  void valuesAreReadOffTheRun() {
    assertThat(
            Cards.verdict(card(Kind.TEXT, "hello", "answer from output server /got (\\w+)/"), run)
                .holds())
        .isTrue();
    Verdict wrong =
        Cards.verdict(card(Kind.NUMBER, "2", "answer from wire count \"server accepts\""), run);
    assertThat(wrong.holds()).isFalse();
    assertThat(wrong.happened()).contains("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ONE | b | b | RIGHT",
        "ONE | b | ' B. ' | RIGHT",
        "ONE | b | a | WRONG",
        "ONE | b | a b | UNREADABLE",
        "ONE | b | d | UNREADABLE",
        "ONE | b | what | UNREADABLE",
        "ONE | b | '' | UNREADABLE",
        "SEVERAL | a, c | c a | RIGHT",
        "SEVERAL | a, c | ca | RIGHT",
        "SEVERAL | a, c | a | WRONG",
        "SEVERAL | a, c | a a | UNREADABLE",
        "ORDER | c, a, b | 'c,a,b' | RIGHT",
        "ORDER | c, a, b | c > a > b | RIGHT",
        "ORDER | c, a, b | a b c | WRONG",
        "ORDER | c, a, b | c a | UNREADABLE",
        "MATCH | a2, b1, c3 | c3 b1 a2 | RIGHT",
        "MATCH | a2, b1, c3 | a1 b2 c3 | WRONG",
        "MATCH | a2, b1, c3 | a9 b1 c3 | UNREADABLE",
        "NUMBER | 6 | 6.0 | RIGHT",
        "NUMBER | 1000 | 1_000 | RIGHT",
        "NUMBER | 6 | 7 | WRONG",
        "NUMBER | 6 | six | UNREADABLE",
        "TEXT | read: ! | '`read:  !`' | RIGHT",
        "TEXT | read: ! | read | WRONG",
      })
  void learnersAnswers(Kind kind, String right, String given, Judgement expected) {
    assertThat(Cards.judge(card(kind, right), given)).isEqualTo(expected);
  }
}
