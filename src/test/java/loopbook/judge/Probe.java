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

/** The exercise of {@link ex99.ProbeHidden}, with a judge for it. */
final class Probe implements AutoCloseable {
  static final String ECHO =
      """
          try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
          }
      """;

  private final Path folder;
  private final Exercise exercise;
  final Judge judge;

  Probe(Path folder) throws IOException {
    this(folder, IsolationLevel.PROCESS, Limits.STANDARD.threads());
  }

  Probe(Path folder, IsolationLevel level, int threads) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("Probe.java"), source(""));
    Path answers = folder.resolve("answers.jar");
    String name = "ex99/ProbeHidden.class";
    try (OutputStream file = Files.newOutputStream(answers);
        JarOutputStream jar = new JarOutputStream(file);
        InputStream code = Probe.class.getClassLoader().getResourceAsStream(name)) {
      jar.putNextEntry(new JarEntry(name));
      code.transferTo(jar);
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
    exercise = new Exercise("EX99", "99-probe", "Probe", "Probe", List.of(), folder, "", List.of());
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

  /** Judges what is in a folder. */
  Result folder(Path handedIn) {
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
