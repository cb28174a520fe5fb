package loopbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopbook.course.Card;
import loopbook.course.Card.Choice;
import loopbook.course.Card.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GuessTest {
  private static Card card(Kind kind) {
    List<Choice> choices = new ArrayList<>();
    List<Choice> targets = new ArrayList<>();
    if (kind != Kind.NUMBER && kind != Kind.TEXT) {
      for (String label : List.of("a", "b", "c")) {
        choices.add(new Choice(label, label));
      }
    }
    if (kind == Kind.MATCH) {
      for (String label : List.of("1", "2", "3")) {
        targets.add(new Choice(label, label));
      }
    }
    return new Card(
        kind, "?", choices, targets, "", "", Optional.empty(), List.of(), Optional.of("none"), 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ONE | b | b",
        "ONE | B. | b",
        "ONE | ' c) ' | c",
        "SEVERAL | c a | a, c",
        "SEVERAL | ca | a, c",
        "SEVERAL | a,c | a, c",
        "ORDER | cab | c, a, b",
        "ORDER | 'c, a, b.' | c, a, b",
        "MATCH | c1 a3, b2 | a3, b2, c1",
        "MATCH | a-3 b=2 c:1 | a3, b2, c1",
        "NUMBER | 6 | 6",
        "NUMBER | 6.0 | 6",
        "NUMBER | -12.50 | -12.5",
        "TEXT | `read returned -1` | read returned -1",
        "TEXT | '  read   returned -1 ' | read returned -1",
      })
  void anAnswerIsUnderstoodHoweverItIsSpaced(Kind kind, String typed, String read) {
    assertThat(Guess.read(card(kind), typed)).contains(read);
    assertThat(Guess.same(card(kind), typed, read)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ONE | d",
        "ONE | ab",
        "ONE | int b",
        "ONE | ''",
        "ONE | b = 3;",
        "SEVERAL | aa",
        "SEVERAL | x",
        "ORDER | ab",
        "ORDER | abcc",
        "MATCH | a1 b2",
        "MATCH | a1 a2 b3",
        "MATCH | a1 b2 c9",
        "MATCH | a1 b2 c3 d4",
        "NUMBER | six",
        "NUMBER | 1e999999999",
        "TEXT | ''",
      })
  void whatIsNoAnswerToThisCardIsNone(Kind kind, String typed) {
    assertThat(Guess.read(card(kind), typed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ONE | d | true",
        "SEVERAL | a, x | false",
        "SEVERAL | 'a, e' | true",
        "MATCH | 'a1, c2' | true",
        "MATCH | a | true",
        "NUMBER | b | true",
        "TEXT | a | false",
        "ONE | int b | false",
        "ONE | b = 3; | false",
        "MATCH | a1++ | false",
        "ONE | n | false",
      })
  void halfAnAnswerIsNotTakenForJava(Kind kind, String typed, boolean meant) {
    assertThat(Guess.isMeant(card(kind), typed)).isEqualTo(meant);
  }

  /** Whoever types the sample gets no error. */
  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"SEVERAL", "ORDER", "MATCH", "NUMBER", "TEXT"})
  void theSampleIsAnAnswer(Kind kind) {
    assertThat(Guess.read(card(kind), Guess.shape(card(kind)))).isPresent();
  }
}
