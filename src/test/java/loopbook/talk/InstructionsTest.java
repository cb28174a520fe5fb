package loopbook.talk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import loopbook.talk.Instruction.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      ignoreLeadingAndTrailingWhitespace = false,
      quoteCharacter = '^',
      value = {
        "GET / HTTP/1.1\\r\\n=474554202f20485454502f312e310d0a",
        "  two  =202074776f2020",
        "\\x00\\xff\\x0A=00ff0a",
        "\\0\\t\\\\\\\"=00095c22",
        "\\\\n=5c6e",
        "\\u{e9}\\u{1F600}\\u0041=c3a9f09f988041",
        "é!=c3a921",
        "::half=3a68616c66",
        ":hex 00 fF7e=00ff7e",
      })
  void textIsSentAsItStandsWithItsEscapesDecoded(String line, String hex) {
    assertThat(Instructions.read(line)).isInstanceOf(Instruction.Send.class);
    Instruction.Send send = (Instruction.Send) Instructions.read(line);
    assertThat(HexFormat.of().formatHex(send.bytes().toArray())).isEqualTo(hex);
  }

  @ParameterizedTest
  @CsvSource({
    "a\\q,ESCAPE,\\q",
    "a\\xg0,ESCAPE,\\x",
    "end\\,ESCAPE,\\",
    "\\u{110000},ESCAPE,\\u{110000}",
    "\\u{d800},ESCAPE,\\u{d800}",
    ":hlaf,COMMAND,:hlaf",
    ":half way,TOO_MANY_WORDS,way",
    ":hex 0g,HEX,0g",
    ":hex 123,HEX,123",
    ":wait soon,SPAN,soon",
    ":eol cr,LINE_END,cr",
  })
  void whatIsNotUnderstoodIsNamed(String line, Why why, String part) {
    assertThat(Instructions.read(line)).isEqualTo(new Instruction.Wrong(why, part));
  }

  @Test
  void aWaitHasATimeOrNone() {
    assertThat(Instructions.read(":wait 300ms"))
        .isEqualTo(new Instruction.Wait(Optional.of(Duration.ofMillis(300))));
    assertThat(Instructions.read(":wait 2"))
        .isEqualTo(new Instruction.Wait(Optional.of(Duration.ofSeconds(2))));
    assertThat(Instructions.read(":wait")).isEqualTo(new Instruction.Wait(Optional.empty()));
  }

  @Test
  void aLineEndIsAddedInBytes() {
    Instruction.Send send = (Instruction.Send) Instructions.read("é");
    assertThat(send.bytes().then("\r\n").toArray()).isEqualTo("é\r\n".getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1:80",
        "example.org:80",
        "0.0.0.0:80",
        "[fe80::1]:80",
        "[::]:80",
        "128.0.0.1:1",
        "127.1:80",
        "localhost.example.org:80"
      })
  void otherMachinesAreRefusedWithoutAskingANameServer(String address) {
    assertThat(Addresses.read(address)).isInstanceOf(Addresses.Read.Elsewhere.class);
  }

  @ParameterizedTest
  @CsvSource({
    "7000,127.0.0.1",
    "localhost:7000,127.0.0.1",
    "127.0.0.2:7000,127.0.0.2",
    "[::1]:7000,0:0:0:0:0:0:0:1"
  })
  void loopbackAddressesAreTaken(String address, String host) {
    assertThat(Addresses.read(address)).isInstanceOf(Addresses.Read.Loopback.class);
    Addresses.Read.Loopback read = (Addresses.Read.Loopback) Addresses.read(address);
    assertThat(read.address().getAddress().getHostAddress()).isEqualTo(host);
    assertThat(read.address().getPort()).isEqualTo(7000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "70000", "127.0.0.1", "x", "127.0.0.1:", ":80", "[::1:80", "-1"})
  void whatIsNoAddressIsOdd(String address) {
    assertThat(Addresses.read(address)).isInstanceOf(Addresses.Read.Odd.class);
  }
}
