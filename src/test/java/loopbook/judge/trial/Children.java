package loopbook.judge.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import loopbook.sandbox.Launch;
import loopbook.sandbox.Limits;

/** Real children for tests, with classes compiled on the spot. */
final class Children {
  static final Path JAR = Path.of(System.getProperty("loopbook.home"), "target", "child.jar");

  private Children() {}

  static Guest guest() {
    return guest(Limits.STANDARD);
  }

  static Guest guest(Limits limits) {
    try {
      return new Guest(Launch.of(JAR, limits).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A submission of one class with that source, whose waits are generous. */
  static Submission submission(String type, String source) {
    return submission(guest(), type, source);
  }

  static Submission submission(Guest guest, String type, String source) {
    return Submission.load(guest, type, compile(type, source), new Tempo(5), Witness.NOBODY);
  }

  static Map<String, byte[]> compile(String type, String source) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null);
    Map<String, java.io.ByteArrayOutputStream> out = new HashMap<>();
    JavaFileManager files =
        new ForwardingJavaFileManager<>(standard) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name + ".class"), kind) {
              @Override
              public java.io.OutputStream openOutputStream() {
                return out.computeIfAbsent(name, k -> new java.io.ByteArrayOutputStream());
              }
            };
          }
        };
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("mem:///" + type + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignore) {
            return source;
          }
        };
    boolean done =
        compiler
            .getTask(
                null, files, null, List.of("-proc:none", "--release", "17"), null, List.of(file))
            .call();
    if (!done) {
      throw new AssertionError("does not compile: " + type);
    }
    Map<String, byte[]> classes = new HashMap<>();
    out.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return classes;
  }

  static final Duration SOON = Duration.ofSeconds(10);
}
