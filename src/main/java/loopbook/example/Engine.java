package loopbook.example;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.Callable;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * Runs snippets in this JVM, on the thread of the session's current {@link Turn}, so that neither
 * the JShell nor the thread that asked is lost when they cannot be ended.
 */
final class Engine extends DirectExecutionControl {
  private final Session session;

  Engine(Session session) {
    super(new Loading(session.loader()));
    this.session = session;
  }

  static ExecutionControlProvider provider(Session session) {
    return new ExecutionControlProvider() {
      @Override
      public String name() {
        return "loopbook";
      }

      @Override
      public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return new Engine(session);
      }
    };
  }

  @Override
  protected String invoke(Method method) throws Exception {
    session.about(method.getDeclaringClass().getName());
    Stopwatch watch = session.watch();
    watch.runs();
    try {
      return guarded(() -> valueString(method.invoke(null)));
    } finally {
      watch.compiles();
    }
  }

  @Override
  public String varValue(String className, String varName) throws RunException {
    try {
      Field field = session.loader().loadClass(className).getField(varName);
      field.setAccessible(true);
      return guarded(() -> valueString(field.get(null)));
    } catch (RunException e) {
      throw e;
    } catch (Exception e) {
      return "";
    }
  }

  private String guarded(Callable<String> task) throws Exception {
    try {
      return session.turn().run(task);
    } catch (Halt stopped) {
      throw new StoppedException();
    } catch (Throwable failure) {
      if (Halt.caused(failure)) {
        throw new StoppedException();
      }
      session.threw(failure);
      throw new java.lang.reflect.InvocationTargetException(failure);
    }
  }

  /** Hands the classes over to the session's loader. */
  private record Loading(SnippetLoader loader) implements LoaderDelegate {
    @Override
    public void load(ExecutionControl.ClassBytecodes[] types) throws ClassInstallException {
      boolean[] done = new boolean[types.length];
      for (ExecutionControl.ClassBytecodes type : types) {
        loader.session().loading(type.name());
        loader.offer(type.name(), type.bytecodes());
      }
      for (int i = 0; i < types.length; i++) {
        try {
          loader.loadClass(types[i].name());
          done[i] = true;
        } catch (ClassNotFoundException | LinkageError e) {
          throw new ClassInstallException(String.valueOf(e.getMessage()), done);
        }
      }
    }

    @Override
    public void classesRedefined(ExecutionControl.ClassBytecodes[] types) {
      throw new UnsupportedOperationException("classes are replaced, never redefined");
    }

    @Override
    public void addToClasspath(String path) throws InternalException {
      throw new InternalException("the class path is fixed");
    }

    @Override
    public @Nullable Class<?> findClass(String name) throws ClassNotFoundException {
      return loader.loadClass(name);
    }
  }
}
