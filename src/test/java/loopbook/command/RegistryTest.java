package loopbook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryTest {
  private final Registry registry = Commands.all();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "next",
        "open L2.3",
        "open 2.3 --all",
        "run D0.E5 as-written",
        "run D0.E5 X1.1a repaired",
        "run",
        "check EX04 --submission \"my file.java\" --json",
        "check 4",
        "exercise EchoUntilEof",
        "search half close",
        "predict a, c",
        "help run",
        "contents ",
        "  quit",
        "api recv()",
        "track d0",
        "hint 04-echo-until-eof",
      })
  void aCommandLineIsACommand(String line) {
    assertThat(registry.read(line)).isInstanceOf(Reading.Call.class);
    assertThat(registry.read(":" + line.strip())).isInstanceOf(Reading.Call.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "next = 3;",
        "int next = 3;",
        "next()",
        "next++",
        "open(\"x\")",
        "open = L2;",
        "run();",
        "run = () -> {};",
        "check x = y",
        "try (var s = new Socket()) {",
        "search = 5;",
        "search(x)",
        "predict = 3;",
        "var help = 1;",
        "help;",
        "quit;",
        "quit()",
        "exercise e = null;",
        "\"next\" + 1",
        "next \"unclosed",
        "// next",
        "",
        "check EX04 --submission",
        "open --every",
        "run EX04",
      })
  void everythingElseIsJava(String line) {
    assertThat(registry.read(line)).isInstanceOf(Reading.Java.class);
  }

  @Test
  void aColonForcesACommandAndItsErrorsAreTold() {
    assertThat(registry.read(":next = 3;")).isInstanceOf(Reading.Refused.class);
    assertThat(registry.read(":opne")).isEqualTo(new Reading.Unknown("opne", List.of("open")));
    assertThat(registry.read(":")).isEqualTo(new Reading.Unknown("", List.of()));
  }

  @Test
  void javaThatBeginsLikeACommandCarriesANoteForWhenItDoesNotCompile() {
    Reading refused = registry.read("open the door");
    assertThat(((Reading.Java) refused).note()).contains("open is also a command", "open [LESSON]");
    Reading mistyped = registry.read("contnets");
    assertThat(((Reading.Java) mistyped).note()).contains("contents");
    assertThat(((Reading.Java) registry.read("int x = 1;")).note()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"chekc,check", "hnit,hint", "contens,contents", "exer,exercise"})
  void theNearestWordIsMeant(String typed, String meant) {
    assertThat(registry.meant(typed)).startsWith(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "peer", "System.out", "zzzzzz"})
  void aFarWordIsNotMeant(String typed) {
    assertThat(registry.meant(typed)).isEmpty();
  }

  @Test
  void everyCommandHasItsTextsAndIsNoKeyword() {
    Set<String> groups = Set.of("read", "run", "exercise", "about");
    assertThat(registry.all()).hasSizeGreaterThan(20);
    for (Command command : registry.all()) {
      String name = command.name();
      assertThat(SourceVersion.isKeyword(name)).as(name).isFalse();
      assertThat(command.messages().orEmpty(name + ".usage")).as(name).startsWith(name);
      assertThat(command.messages().orEmpty(name + ".summary")).as(name).isNotBlank();
      assertThat(groups).as(name).contains(command.messages().orEmpty(name + ".group"));
    }
  }

  @Test
  void twoCommandsCannotHaveOneName() {
    assertThatThrownBy(() -> Commands.all().add(new Quit())).hasMessageContaining("quit");
  }

  @Test
  void messagesKeepBracesAndApostrophes() {
    Messages messages = Messages.of("loopbook.command.messages");
    assertThat(messages.get("recorded.states", "a {0} b"))
        .isEqualTo("the kernel's table at \"a {0} b\":");
  }
}
