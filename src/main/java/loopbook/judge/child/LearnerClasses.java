package loopbook.judge.child;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import loopbook.judge.call.Line;
import loopbook.judge.call.Thrown;
import loopbook.judge.call.Waiting;
import loopbook.weave.PublicName;
import loopbook.weave.Wants;
import org.jspecify.annotations.Nullable;

/** The learner's classes, which see the JDK and each other and nothing of ours. */
final class LearnerClasses extends ClassLoader {
  private static final String OURS = "loopbook.judge.child.";
  private static final int TEXT = 4000;
  private static final int CAUSES = 8;

  private final Map<String, byte[]> code = new ConcurrentHashMap<>();

  LearnerClasses() {
    super("submission", ClassLoader.getPlatformClassLoader());
  }

  void add(Map<String, byte[]> classes) {
    code.putAll(classes);
  }

  /** A class by its binary name: the learner's, the JDK's, or a prop of ours. */
  Class<?> find(String name) throws Refusal {
    try {
      return name.startsWith(OURS) ? Class.forName(name) : Class.forName(name, true, this);
    } catch (ClassNotFoundException e) {
      throw new Refusal("there is no class " + name);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = code.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  boolean owns(Class<?> type) {
    return type.getClassLoader() == this;
  }

  /** The learner's frames of a stack, innermost first. */
  List<Line> lines(StackTraceElement[] stack) {
    List<Line> lines = new ArrayList<>();
    for (StackTraceElement frame : stack) {
      if (code.containsKey(frame.getClassName()) && lines.size() < 20) {
        lines.add(line(frame));
      }
    }
    return lines;
  }

  /**
   * What the threads that are in the learner's code are doing.
   *
   * @param watched for how long they are watched, to tell those that run
   */
  List<Waiting> waiting(Duration watched) {
    Map<Thread, StackTraceElement[]> theirs = new HashMap<>(Thread.getAllStackTraces());
    theirs.values().removeIf(stack -> lines(stack).isEmpty());
    List<Thread> runnable =
        theirs.keySet().stream().filter(t -> t.getState() == Thread.State.RUNNABLE).toList();
    Set<Long> busy = Busy.among(runnable, watched);
    for (Thread thread : runnable) {
      // on a busy machine one that spins may not get its turn meanwhile; but it is in no system
      // call
      if (isRunning(theirs.get(thread))
          && isRunning(thread.getStackTrace())
          && thread.getState() == Thread.State.RUNNABLE) {
        busy.add(thread.getId());
      }
    }
    List<Waiting> found = new ArrayList<>();
    theirs.forEach(
        (thread, stack) -> {
          String state = busy.contains(thread.getId()) ? Waiting.RUNS : thread.getState().name();
          found.add(waiting(thread.getName(), state, stack));
        });
    return found;
  }

  private static boolean isRunning(StackTraceElement @Nullable [] stack) {
    return stack != null && stack.length > 0 && !stack[0].isNativeMethod();
  }

  private Waiting waiting(String thread, String state, StackTraceElement[] stack) {
    int own = 0;
    while (!code.containsKey(stack[own].getClassName())) {
      own++;
    }
    String call = own == 0 ? "" : PublicName.of(stack[own - 1]);
    String wants = Wants.of(stack).map(w -> w.kind().name()).orElse("");
    return new Waiting(thread, state, call, wants, line(stack[own]));
  }

  static Line line(StackTraceElement frame) {
    String file = frame.getFileName();
    return new Line(
        frame.getClassName(),
        frame.getMethodName(),
        file == null ? frame.getClassName() : file,
        Math.max(0, frame.getLineNumber()));
  }

  /** An exception as plain data. Whatever its own methods do, this ends in some value. */
  Thrown thrown(Throwable thrown, Objects objects) {
    return thrown(thrown, objects, 0);
  }

  private Thrown thrown(Throwable thrown, Objects objects, int depth) {
    List<Thrown> suppressed = new ArrayList<>();
    for (Throwable one : thrown.getSuppressed()) {
      if (depth < CAUSES && suppressed.size() < 100) {
        suppressed.add(thrown(one, objects, depth + 1));
      }
    }
    Throwable cause = cause(thrown);
    return new Thrown(
        thrown.getClass().getName(),
        types(thrown.getClass()),
        message(thrown),
        accessors(thrown, objects),
        cause == null || depth >= CAUSES ? null : thrown(cause, objects, depth + 1),
        suppressed,
        lines(thrown.getStackTrace()));
  }

  private static @Nullable Throwable cause(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (Throwable ofTheLearner) {
      return null;
    }
  }

  private static @Nullable String message(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return message == null || message.length() <= TEXT ? message : message.substring(0, TEXT);
    } catch (Throwable ofTheLearner) {
      return null;
    }
  }

  private Map<String, @Nullable Object> accessors(Throwable thrown, Objects objects) {
    Map<String, @Nullable Object> found = new LinkedHashMap<>();
    for (Method method : thrown.getClass().getMethods()) {
      boolean reads =
          owns(method.getDeclaringClass())
              && method.getParameterCount() == 0
              && method.getReturnType() != void.class
              && !Modifier.isStatic(method.getModifiers())
              && !Set.of("getMessage", "getCause", "toString", "hashCode", "fillInStackTrace")
                  .contains(method.getName());
      if (reads) {
        try {
          method.setAccessible(true);
          found.put(method.getName(), objects.toPlain(method.invoke(thrown)));
        } catch (ReflectiveOperationException | Refusal | RuntimeException e) {
          found.put(method.getName(), null);
        }
      }
    }
    return found;
  }

  /** The names of a class and all that it extends or implements, its own first. */
  static List<String> types(Class<?> type) {
    Set<String> names = new LinkedHashSet<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      names.add(c.getName());
    }
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      interfaces(c, names);
    }
    return List.copyOf(names);
  }

  private static void interfaces(Class<?> type, Set<String> names) {
    for (Class<?> one : type.getInterfaces()) {
      names.add(one.getName());
      interfaces(one, names);
    }
  }
}
