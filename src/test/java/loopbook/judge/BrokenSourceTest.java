package loopbook.judge;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Honest mistakes in the source itself: each gets plain words, and never a crash. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class BrokenSourceTest {
  private static final String ECHO = Probe.source(Probe.ECHO);

  @TempDir static Path folder;
  private Probe probe;

  @BeforeAll
  void open() throws IOException {
    probe = new Probe(folder);
  }

  @AfterAll
  void close() {
    probe.close();
  }

  @Test
  void anErrorIsShownInTheLearnersOwnLine() throws IOException {
    Fault fault = only(probe.body("int n = \"one\";"), Verdict.COMPILE_ERROR);
    assertThat(fault.file()).isEqualTo("Probe.java");
    assertThat(fault.line()).isEqualTo(7);
    assertThat(fault.column()).isEqualTo(9);
    assertThat(fault.source()).isEqualTo("int n = \"one\";");
    assertThat(fault.message()).contains("incompatible types");
  }

  @Test
  void whatIsMissingIsNamedOnOneLine() throws IOException {
    Fault type = only(probe.body("var n = new AtomicBoolean();"), Verdict.COMPILE_ERROR);
    assertThat(type.message()).isEqualTo("There is no class AtomicBoolean here.");
    assertThat(type.next()).isEqualTo("Is an import missing, or a letter wrong?");
    Fault method = only(probe.body("socket.halfClose(1);"), Verdict.COMPILE_ERROR);
    assertThat(method.message()).isEqualTo("There is no method halfClose(int) here.");
    Fault other = only(probe.body("socket.connect(1, \"a\");"), Verdict.COMPILE_ERROR);
    assertThat(other.message()).startsWith("incompatible types").doesNotContain("\n");
  }

  @Test
  void anotherClassName() throws IOException {
    Fault fault =
        only(probe.source("Echo.java", ECHO.replace("class Probe", "class Echo")), Verdict.MISSING);
    assertThat(fault.message()).isEqualTo("The class is called Echo, but the tests call Probe.");
    assertThat(fault.next()).isEqualTo("Rename the class to Probe.");
  }

  @Test
  void theFilesNameDoesNotMatter() throws IOException {
    assertThat(probe.source("Whatever.java", ECHO).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void aPackageLine() throws IOException {
    Fault fault = only(probe.source("Probe.java", "package my.echo;\n" + ECHO), Verdict.MISSING);
    assertThat(fault.message()).contains("my.echo");
    assertThat(fault.next()).isEqualTo("Remove the line \"package my.echo;\".");
  }

  @Test
  void aMethodWithAnotherSignature() throws IOException {
    Fault fault =
        only(
            probe.source(
                "Probe.java",
                ECHO.replace("handle(Socket", "handle(ServerSocket socket, Socket")
                    .replace(
                        "handle(ServerSocket socket, Socket socket",
                        "handle(ServerSocket listener, Socket socket")),
            Verdict.MISSING);
    assertThat(fault.message())
        .isEqualTo(
            "`public static void handle(Socket)` is missing;"
                + " there is `public static void handle(ServerSocket, Socket)` instead.");
  }

  @Test
  void aMethodThatIsNotStatic() throws IOException {
    Fault fault =
        only(probe.source("Probe.java", ECHO.replace("static void", "void")), Verdict.MISSING);
    assertThat(fault.message()).contains("there is `public void handle(Socket)` instead");
  }

  @Test
  void aMethodThatIsMissing() throws IOException {
    Fault fault =
        only(probe.source("Probe.java", ECHO.replace(" handle(", " serve(")), Verdict.MISSING);
    assertThat(fault.message()).isEqualTo("`public static void handle(Socket)` is missing.");
  }

  @Test
  void aClassThatIsNotPublic() throws IOException {
    Fault fault =
        only(probe.source("Probe.java", ECHO.replace("public class", "class")), Verdict.MISSING);
    assertThat(fault.message()).isEqualTo("The class Probe is not public.");
  }

  @Test
  void curlyQuotes() throws IOException {
    Fault fault = probe.body("String s = \u201Chello\u201D;").faults().get(0);
    assertThat(fault.line()).isEqualTo(7);
    assertThat(fault.column()).isEqualTo(12);
    assertThat(fault.message()).contains("curly quote");
    assertThat(fault.next()).isEqualTo("Type it again as \".");
  }

  @Test
  void whatTurnsTheDirectionOfWritingIsNoted() throws IOException {
    Result result =
        probe.source("Probe.java", ECHO.replaceFirst("\\{", "{ // \u202E }\u2066 return;\u2069"));
    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.notes()).anyMatch(n -> n.startsWith("In Probe.java, line 5,"));
    assertThat(result.notes())
        .anyMatch(n -> n.contains("U+202E"))
        .noneMatch(n -> n.contains("\u202E"));
  }

  @Test
  void namesThatAreNotWhatTheySeemToBeAreNoted() throws IOException {
    String body =
        """
        int s\u043Ecket2 = 1;
        int n\u200Bn = 2;
        String \u0438\u043C\u044F = "n\u043E";
        int gr\u00F6\u00DFe = s\u043Ecket2 + nn;
        """;
    Result result = probe.body(body + Probe.ECHO);
    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.notes().stream().filter(n -> n.contains("U+")))
        .containsExactly(
            "In Probe.java, line 7, the name s<U+043E>cket2 mixes Latin letters with one of another"
                + " script (U+043E) that may look like one: it is another name than the one that is"
                + " read there.");
  }

  @Test
  void aSpaceThatIsNone() throws IOException {
    Fault fault = probe.body("int\u00A0n = 1;").faults().get(0);
    assertThat(fault.message()).contains("U+00A0");
  }

  @Test
  void aByteOrderMarkIsLeftOutWithANote() throws IOException {
    Result result = probe.source("Probe.java", "\uFEFF" + ECHO);
    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.notes()).anyMatch(n -> n.contains("byte order mark"));
  }

  @Test
  void utf16IsReadWithANote() throws IOException {
    Result result = probe.file("Probe.java", ECHO.getBytes(UTF_16));
    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.notes()).anyMatch(n -> n.contains("UTF-16"));
  }

  @Test
  void anotherEncoding() throws IOException {
    byte[] latin = ("// Gr\u00FC\u00DFe\n" + ECHO).getBytes(Charset.forName("ISO-8859-1"));
    Fault fault = only(probe.file("Probe.java", latin), Verdict.MISSING);
    assertThat(fault.message()).contains("byte 5").contains("UTF-8");
  }

  @Test
  void aCompiledClass() throws IOException {
    byte[] bytes = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 61};
    Fault fault = only(probe.file("Probe.java", bytes), Verdict.MISSING);
    assertThat(fault.message()).contains("it is a compiled class");
  }

  @Test
  void anEmptyFileAndNoFile() throws IOException {
    assertThat(only(probe.source("Probe.java", ""), Verdict.MISSING).message())
        .isEqualTo("There is no class Probe.");
    assertThat(only(probe.source("notes.txt", "hello"), Verdict.MISSING).message())
        .isEqualTo("There is no Java file of the class Probe.");
    Path nowhere = Path.of("nowhere", "Probe.java");
    assertThat(only(probe.folder(nowhere), Verdict.MISSING).message())
        .isEqualTo("There is no file and no folder " + nowhere + ".");
  }

  @Test
  void theStarterIsToldFromWhatWasWritten() throws IOException {
    String note = "This is the starter, unchanged.";
    Result same = probe.source("Probe.java", Probe.source("").replace("\n", " \r\n"));
    assertThat(same.notes()).contains(note);
    assertThat(same.verdict()).isNotEqualTo(Verdict.PASS);
    assertThat(probe.body(Probe.ECHO).notes()).doesNotContain(note);
  }

  @Test
  void aLibraryThatIsNotThere() throws IOException {
    Fault fault =
        probe
            .source("Probe.java", "import org.apache.commons.io.IOUtils;\n" + ECHO)
            .faults()
            .get(0);
    assertThat(fault.message()).startsWith("Only the JDK's own classes are there");
  }

  @Test
  void ourOwnClassesAreNotThereEither() throws IOException {
    assertThat(probe.source("Probe.java", "import loopbook.peer.Peer;\n" + ECHO).verdict())
        .isEqualTo(Verdict.COMPILE_ERROR);
  }

  @Test
  void aSourceNestedTooDeep() throws IOException {
    String deep = "int n = " + "(".repeat(60_000) + "1" + ")".repeat(60_000) + ";";
    Result result = probe.body(deep);
    assertThat(result.verdict()).isEqualTo(Verdict.COMPILE_ERROR);
  }

  @Test
  void linesThatEndWithCarriageReturns() throws IOException {
    assertThat(probe.file("Probe.java", ECHO.replace("\n", "\r\n").getBytes(UTF_8)).verdict())
        .isEqualTo(Verdict.PASS);
  }

  private static Fault only(Result result, Verdict verdict) {
    assertThat(result.verdict()).as(() -> ExercisesTest.shown(result)).isEqualTo(verdict);
    assertThat(result.tests()).isEmpty();
    assertThat(result.faults()).hasSize(1);
    return result.faults().get(0);
  }
}
