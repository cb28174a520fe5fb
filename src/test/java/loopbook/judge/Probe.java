package loopbook.judge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import loopbook.course.Exercise;
import loopbook.sandbox.IsolationLevel;
import loopbook.sandbox.Limits;

/**
 * The exercises of {@link ex99.ProbeHidden} and {@link ex98.AskerHidden}, with a judge for them.
 */
final class Probe implements AutoCloseable {
  static final String ECHO =
      """
          try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
          }
      """;

  private static final String ASKER =
      """
      import java.net.InetSocketAddress;
      import java.util.Map;
      public class Asker {
        public static Map<String, String> ask(InetSocketAddress server, byte[] word) {
          throw new UnsupportedOperationException();
        }
      }
      """;

  private final Path folder;
  private final Exercise probe;
  private final Exercise asker;
  final Judge judge;

  Probe(Path folder) throws IOException {
    this(folder, IsolationLevel.PROCESS, Limits.STANDARD.threads());
  }

  Probe(Path folder, IsolationLevel level, int threads) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("Probe.java"), source(""));
    Files.writeString(folder.resolve("Asker.java"), ASKER);
    Path answers = folder.resolve("answers.jar");
    try (OutputStream file = Files.newOutputStream(answers);
        JarOutputStream jar = new JarOutputStream(file)) {
      for (String name : List.of("ex99/ProbeHidden.class", "ex98/AskerHidden.class")) {
        try (InputStream code = Probe.class.getClassLoader().getResourceAsStream(name)) {
          jar.putNextEntry(new JarEntry(name));
          code.transferTo(jar);
        }
      }
    }
    Jars built = Jars.of(Checkout.HOME);
    Jars jars = new Jars(built.child(), folder.resolve("none.jar"), Optional.of(answers));
    Limits all = Limits.STANDARD;
    Limits limits =
        new Limits(
            all.heap(),
            all.direct(),
            all.resident(),
            threads,
            all.output(),
            all.kept(),
            Duration.ofSeconds(20));
    judge = new Judge(jars, limits, level);
    probe = exercise("EX99", "99-probe", "Probe");
    asker = exercise("EX98", "98-asker", "Asker");
  }

  private Exercise exercise(String id, String name, String type) {
    return new Exercise(id, name, type, type, List.of(), folder, "", List.of());
  }

  /** Judges a method body of {@code handle(Socket socket)}. */
  Result body(String body) throws IOException {
    return source("Probe.java", source(body));
  }

  /** Judges a file of that name and text. */
  Result source(String name, String text) throws IOException {
    return file(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  Result file(String name, byte[] bytes) throws IOException {
    Path handedIn = Files.createTempDirectory(folder, "handed-in");
    Files.write(handedIn.resolve(name), bytes);
    return folder(handedIn);
  }

  /** Judges what is in a folder; as the Asker if that is there. */
  Result folder(Path handedIn) {
    Exercise exercise = Files.exists(handedIn.resolve("Asker.java")) ? asker : probe;
    try {
      return judge.check(exercise, handedIn);
    } catch (InterruptedException e) {
      throw new AssertionError("the test was interrupted", e);
    }
  }

  static String source(String body) {
    return """
    import java.io.*;
    import java.net.*;
    import java.util.*;
    import java.util.concurrent.*;
    public class Probe {
      public static void handle(Socket socket) throws Exception {
    %s
      }
    }
    """
        .formatted(body);
  }

  @Override
  public void close() {
    judge.close();
  }
}
