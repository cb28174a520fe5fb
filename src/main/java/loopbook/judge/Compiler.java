package loopbook.judge;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The platform's compiler, without annotation processors and with an empty class path: a submission
 * sees the JDK and itself. Its file manager is kept, which is what makes the next time fast.
 */
final class Compiler implements AutoCloseable {
  private static final int LIMIT_SECONDS = 20;
  private static final long STACK = 16 << 20;
  private static final int FAULTS = 20;

  private final JavaCompiler compiler;
  private final StandardJavaFileManager standard;

  /**
   * Finds the compiler.
   *
   * @throws IllegalStateException if this is no JDK
   */
  Compiler() {
    JavaCompiler found = ToolProvider.getSystemJavaCompiler();
    if (found == null) {
      throw new IllegalStateException("this Java has no compiler; a JDK is needed");
    }
    compiler = found;
    standard = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
  }

  /** Compiles; one at a time. */
  Compilation compile(List<Source> sources, boolean lint) {
    FutureTask<Compilation> task = new FutureTask<>(() -> run(sources, lint));
    Thread thread = new Thread(null, task, "loopbook-compiler", STACK);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return failed(Words.of("compile.long", LIMIT_SECONDS), Words.of("compile.deep.next"));
    } catch (ExecutionException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof StackOverflowError) {
          return failed(Words.of("compile.deep"), Words.of("compile.deep.next"));
        }
      }
      throw new IllegalStateException("the compiler broke", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while compiling", e);
    }
  }

  private static Compilation failed(String message, String next) {
    return new Compilation.Failed(List.of(new Fault("", 0, 0, message, next, "")));
  }

  private synchronized Compilation run(List<Source> sources, boolean lint) throws IOException {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Memory memory = new Memory(standard);
    List<String> options =
        List.of("-proc:none", "-g", "-classpath", "", lint ? "-Xlint:all" : "-Xlint:none");
    List<Text> files = sources.stream().map(Text::new).toList();
    JavacTask task =
        (JavacTask) compiler.getTask(new StringWriter(), memory, diagnostics, options, null, files);
    List<Element> elements = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Iterator<Source> source = sources.iterator(); // units come in the same order
    for (CompilationUnitTree unit : task.parse()) {
      notes.addAll(
          Disguise.ofNames(source.next(), unit, Trees.instance(task).getSourcePositions()));
    }
    task.analyze().forEach(elements::add);
    List<Fault> errors = faults(diagnostics, sources, Diagnostic.Kind.ERROR);
    if (errors.isEmpty()) {
      task.generate();
      errors = faults(diagnostics, sources, Diagnostic.Kind.ERROR);
    }
    if (!errors.isEmpty()) {
      return new Compilation.Failed(errors);
    }
    List<Fault> warnings = faults(diagnostics, sources, Diagnostic.Kind.WARNING);
    warnings.addAll(faults(diagnostics, sources, Diagnostic.Kind.MANDATORY_WARNING));
    return new Compilation.Done(memory.classes(), Shape.of(elements), warnings, notes);
  }

  private static List<Fault> faults(
      DiagnosticCollector<JavaFileObject> diagnostics, List<Source> sources, Diagnostic.Kind kind) {
    List<Fault> faults = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> one : diagnostics.getDiagnostics()) {
      if (one.getKind() == kind && faults.size() < FAULTS) {
        String file = one.getSource() instanceof Text text ? text.source.name() : "";
        Source source =
            sources.stream().filter(s -> s.name().equals(file)).findFirst().orElse(null);
        faults.add(fault(one, file, source));
      }
    }
    return faults;
  }

  private static Fault fault(Diagnostic<?> one, String file, @Nullable Source source) {
    int line = (int) Math.max(0, one.getLineNumber());
    int column = (int) Math.max(0, one.getColumnNumber());
    String text = source == null ? "" : line(source.text(), line);
    Fault plain = new Fault(file, line, column, one.getMessage(Locale.ENGLISH), "", text);
    return PlainWords.of(plain);
  }

  private static String line(String text, int number) {
    return number < 1 ? "" : text.lines().skip(number - 1L).findFirst().orElse("");
  }

  @Override
  public void close() {
    try {
      standard.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Text extends SimpleJavaFileObject {
    private final Source source;

    Text(Source source) {
      super(
          URI.create("source:///" + source.name().replaceAll("[^A-Za-z0-9_.$]", "_")), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source.text();
    }

    /** Any class may be in any file: what is wrong with its name is said in plain words later. */
    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return true;
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, ByteArrayOutputStream> out = new LinkedHashMap<>();

    Memory(StandardJavaFileManager standard) {
      super(standard);
    }

    Map<String, byte[]> classes() {
      Map<String, byte[]> classes = new LinkedHashMap<>();
      out.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
      return classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String name,
        JavaFileObject.Kind kind,
        @Nullable FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("class:///" + name.replace('.', '/')), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          out.put(name, bytes);
          return bytes;
        }
      };
    }
  }
}
