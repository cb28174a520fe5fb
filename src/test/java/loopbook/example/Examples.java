package loopbook.example;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import loopbook.course.Ending;
import loopbook.course.Example;
import loopbook.course.ExampleKey;
import loopbook.course.Form;
import loopbook.course.Need;
import loopbook.course.Voice;

/** Examples for tests, written as a lesson would. */
final class Examples {
  static final String ECHO_SERVER =
      """
      try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
           var conversation = listener.accept()) {
          var in = conversation.getInputStream();
          var line = in.readNBytes(6);
          System.out.print("got " + new String(line, UTF_8));
          conversation.getOutputStream().write(line);
      }
      """;
  static final String ECHO_CLIENT =
      """
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port("server"))) {
          socket.getOutputStream().write("hello\\n".getBytes(UTF_8));
          var answer = socket.getInputStream().readAllBytes();
          System.out.println("back: " + new String(answer, UTF_8).strip());
      }
      """;

  private final List<Voice> voices = new ArrayList<>();
  private final List<Example.ScratchFile> files = new ArrayList<>();
  private final List<Example.Output> outputs = new ArrayList<>();
  private final List<Example.States> states = new ArrayList<>();
  private final List<Example.Bytes> bytes = new ArrayList<>();
  private Optional<Example.Fence> wire = Optional.empty();
  private Duration limit = Example.DEFAULT_LIMIT;
  private Set<Need> needs = Set.of();

  static Examples of(String role, String code) {
    return new Examples().with(role, code);
  }

  static Examples echo() {
    return of("server", ECHO_SERVER).with("client", ECHO_CLIENT);
  }

  Examples with(String role, String code) {
    return with(role, code, new Ending.Done(), List.of());
  }

  Examples with(String role, String code, Ending ending, List<String> input) {
    int line = 10 * (voices.size() + 1);
    voices.add(new Voice(role, List.of(new Voice.Block(code, line)), input, ending));
    return this;
  }

  Examples limit(Duration given) {
    limit = given;
    return this;
  }

  Examples needs(Need... given) {
    needs = Set.of(given);
    return this;
  }

  Examples file(String name, String content) {
    files.add(new Example.ScratchFile(name, content));
    return this;
  }

  Examples output(String role, String... lines) {
    outputs.add(new Example.Output(role, new Example.Fence(List.of(lines), 50)));
    return this;
  }

  Examples wire(String... lines) {
    wire = Optional.of(new Example.Fence(List.of(lines), 60));
    return this;
  }

  Examples states(String moment, String... lines) {
    states.add(new Example.States(moment, new Example.Fence(List.of(lines), 70)));
    return this;
  }

  Examples hex(String from, String to, String... lines) {
    bytes.add(new Example.Bytes(from, to, false, new Example.Fence(List.of(lines), 80)));
    return this;
  }

  Example build() {
    return new Example(
        new ExampleKey("X9.9a", Form.ONLY),
        voices,
        limit,
        needs,
        OptionalInt.empty(),
        files,
        outputs,
        wire,
        states,
        bytes,
        Set.of(),
        1);
  }
}
