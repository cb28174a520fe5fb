package loopbook.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a text comes to in a session: values, declarations, errors, exceptions. */
class SessionTest {
  private final StringBuffer out = new StringBuffer();
  private final StringBuffer err = new StringBuffer();
  private final Keyboard keyboard = new Keyboard();
  private Session session;

  @BeforeEach
  void open() {
    session = new Session();
    session.play(
        new Part(
            "server",
            n -> "server",
            (stream, text) -> (stream == Outlet.Stream.OUT ? out : err).append(text),
            keyboard,
            null,
            Stopping.ALL));
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void valuesAndDeclarations() {
    Reply reply =
        session.eval(
            "int a = 40;\nvar list = List.of(1, 2);\na + 2\n"
                + "class Greeter { String greet() { return \"hi\"; } }\nnew Greeter().greet();"
                + "int twice(int n) { return 2 * n; }\ntwice(a);\na = 5;\nif (a > 3) a++;");
    assertThat(reply.outcomes())
        .containsExactly(
            new Outcome.Value("a", "int", "40"),
            new Outcome.Value("list", "List<Integer>", "[1, 2]"),
            new Outcome.Value("$1", "int", "42"),
            new Outcome.Declared("class", "Greeter", false, List.of(), List.of()),
            new Outcome.Value("$2", "String", "\"hi\""),
            new Outcome.Declared("method", "twice", false, List.of(), List.of()),
            new Outcome.Value("$3", "int", "80"),
            new Outcome.Value("a", "int", "5"),
            new Outcome.Done());
    assertThat(reply.parts().get(4).line()).isEqualTo(5);
  }

  @Test
  void compileErrorsPointIntoTheText() {
    Reply reply = session.eval("int a = 1;\n\nint b = 2 + fo;\nSystem.out.println(3);");
    assertThat(reply.parts()).hasSize(2);
    assertThat(reply.last())
        .isEqualTo(
            new Outcome.Rejected(
                List.of(
                    new Fault(
                        3,
                        13,
                        2,
                        "There is no variable named fo here.",
                        "compiler.err.cant.resolve.location"))));
    assertThat(out).isEmpty();
  }

  @Test
  void exceptionsShowTheLearnersLines() {
    Reply reply =
        session.eval(
            "int f(int n) {\n  int k = n;\n  return 1 / k;\n}\n\n// why\nfor (int i = 2; ; i--) {\n"
                + "  f(i);\n}");
    Outcome.Threw threw = (Outcome.Threw) reply.last();
    assertThat(threw.thrown().headline()).isEqualTo("ArithmeticException: / by zero");
    assertThat(threw.thrown().frames())
        .containsExactly(new Frame("server", 3, "f"), new Frame("server", 8, ""));
  }

  @Test
  void linesOfDeclarationsWithAnInitializerOverSeveralLines() {
    Reply reply =
        session.eval(
            "int a = 1;\n/* note */ var list = List.of(\n    1,\n    Integer.parseInt(\"x\"));");
    assertThat(((Outcome.Threw) reply.last()).thrown().frames().get(0).line()).isEqualTo(4);
  }

  @Test
  void outputIsTheSessionsAndInputToo() {
    keyboard.type("one\ntwo\n");
    keyboard.end();
    session.eval(
        "var in = new BufferedReader(new InputStreamReader(System.in));\n"
            + "for (String s; (s = in.readLine()) != null; ) System.out.println(s + \" 你好\");\n"
            + "var t = new Thread(() -> System.out.print(\"from a thread\"));\nt.start();\nt.join();\n"
            + "System.err.println(\"wrong\");\nSystem.out.close();\nSystem.out.println(\"!\");");
    assertThat(out.toString()).isEqualTo("one 你好\ntwo 你好\nfrom a thread!\n");
    assertThat(err.toString()).isEqualTo("wrong\n");
  }

  @Test
  void twoSessionsAtOnceKeepTheirOutputApart() throws Exception {
    StringBuffer other = new StringBuffer();
    try (Session second = new Session()) {
      second.play(
          new Part(
              "client",
              n -> "client",
              (stream, text) -> other.append(text),
              keyboard,
              null,
              Stopping.ALL));
      String code = "for (int i = 0; i < 200; i++) System.out.println(\"%s\");";
      Thread thread = new Thread(() -> second.eval(code.formatted("second")));
      thread.start();
      session.eval(code.formatted("first"));
      thread.join();
    }
    assertThat(out.toString()).isEqualTo("first\n".repeat(200));
    assertThat(other.toString()).isEqualTo("second\n".repeat(200));
  }

  @Test
  void uncaughtInAThreadIsShownWithTypedLines() {
    var before = Thread.getDefaultUncaughtExceptionHandler();
    session.eval(
        "var t = new Thread(() -> {\n  int n = 0;\n  System.out.println(1 / n);\n}, \"worker\");\n"
            + "t.start();\nt.join();");
    assertThat(err.toString())
        .isEqualTo(
            "Exception in thread \"worker\" ArithmeticException: / by zero\n    at server:3\n");
    assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(before);
  }

  @Test
  void aPrintedStackTraceHasOnlyTheLearnersFrames() {
    session.eval("try {\n  List.of().get(0);\n} catch (Exception e) {\n  e.printStackTrace();\n}");
    assertThat(err.toString().lines().skip(1)).containsExactly("    at server:2");
  }

  @Test
  void exitEndsTheTextAndNotTheProcess() {
    assertThat(session.eval("int a = 1;\nSystem.exit(3);\nint b = 2;").last())
        .isEqualTo(new Outcome.Exited(3));
    assertThat(session.eval("Runtime.getRuntime().halt(4);").last())
        .isEqualTo(new Outcome.Exited(4));
    assertThat(session.eval("IntConsumer end = System::exit;\nend.accept(5);").last())
        .isEqualTo(new Outcome.Exited(5));
    assertThat(session.eval("a").last()).isEqualTo(new Outcome.Value("a", "int", "1"));
  }

  @Test
  void redefinedClassesTellWhatTheyReset() {
    session.eval("class K { }\nK k = new K();\nint n = 3;");
    Outcome last = session.eval("class K { int more; }").last();
    assertThat(last).isEqualTo(new Outcome.Declared("class", "K", true, List.of(), List.of("k")));
    assertThat(session.variables())
        .contains(new Variable("k", "K", "null"), new Variable("n", "int", "3"));
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(session.eval("int f() { return g(); }").last())
        .isEqualTo(new Outcome.Declared("method", "f", false, List.of("method g()"), List.of()));
    assertThat(session.eval("f();").last())
        .isEqualTo(new Outcome.Unresolved("f", List.of("method g()")));
  }

  @Test
  void internalsAreNotVisible() {
    assertThat(session.eval("loopbook.example.Session s = null;").last())
        .isInstanceOf(Outcome.Rejected.class);
    assertThat(session.eval("Class.forName(\"loopbook.example.Session\");").last())
        .isInstanceOf(Outcome.Threw.class);
    assertThat(session.eval("scratch(\"x\").getFileName();").last())
        .isInstanceOf(Outcome.Threw.class);
  }
}
