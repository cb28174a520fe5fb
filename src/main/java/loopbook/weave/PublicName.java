package loopbook.weave;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a program calls a method that is on a stack: by the public type through which it can be
 * called, never by a class of the JDK's own.
 */
public final class PublicName {
  private PublicName() {}

  /**
   * {@code InputStream.read} for a frame of {@code java.net.Socket$SocketInputStream}, {@code new
   * Socket} for one of a constructor.
   */
  public static String of(StackTraceElement frame) {
    String method = frame.getMethodName();
    Class<?> type = type(frame.getClassName());
    if (method.equals("<init>")) {
      return "new " + simple(type == null ? frame.getClassName() : type.getName());
    }
    Class<?> found = type == null ? null : declaring(type, method);
    return simple(found == null ? frame.getClassName() : found.getName()) + "." + method;
  }

  /** Of the innermost frame that a program could have called itself; "" if there is none. */
  public static String innermost(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      Class<?> type = type(frame.getClassName());
      if (type != null && declaring(type, frame.getMethodName()) != null) {
        return of(frame);
      }
    }
    return "";
  }

  private static @Nullable Class<?> type(String name) {
    try {
      return Class.forName(name, false, PublicName.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError hiddenOrOfAnotherLoader) {
      return null;
    }
  }

  /** The nearest type above, itself included, that is public to all and has the method. */
  private static @Nullable Class<?> declaring(Class<?> type, String method) {
    Deque<Class<?>> interfaces = new ArrayDeque<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (isPublic(c) && declares(c, method)) {
        return c;
      }
      interfaces.addAll(List.of(c.getInterfaces()));
    }
    while (!interfaces.isEmpty()) {
      Class<?> c = interfaces.removeFirst();
      if (isPublic(c) && declares(c, method)) {
        return c;
      }
      interfaces.addAll(List.of(c.getInterfaces()));
    }
    return null;
  }

  private static boolean isPublic(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
      if (!Modifier.isPublic(c.getModifiers())) {
        return false;
      }
    }
    return type.getModule().isExported(type.getPackageName());
  }

  private static boolean declares(Class<?> type, String name) {
    for (Method method : type.getDeclaredMethods()) {
      boolean open = Modifier.isPublic(method.getModifiers());
      if (open && method.getName().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
  }
}
