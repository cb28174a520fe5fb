package loopbook.judge.child;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the constructor, method or field that a call means, as the compiler would. With loops
 * rather than lambdas: every child runs this once, and its first lambda costs more than the search.
 */
final class Members {
  private final LearnerClasses classes;
  private final Objects objects;

  Members(LearnerClasses classes, Objects objects) {
    this.classes = classes;
    this.objects = objects;
  }

  Object construct(Class<?> type, List<@Nullable Object> arguments)
      throws Refusal, InvocationTargetException {
    List<Constructor<?>> all = new ArrayList<>();
    for (Constructor<?> one : type.getDeclaredConstructors()) {
      if (classes.owns(type) || Modifier.isPublic(one.getModifiers())) {
        all.add(one);
      }
    }
    Constructor<?> chosen = best(all, arguments, "new " + type.getName());
    try {
      open(chosen);
      return chosen.newInstance(given(chosen, arguments));
    } catch (InstantiationException | IllegalAccessException e) {
      throw new Refusal("no " + type.getName() + " can be made");
    }
  }

  @Nullable Object callStatic(Class<?> type, String name, List<@Nullable Object> arguments)
      throws Refusal, InvocationTargetException {
    List<Method> all = new ArrayList<>();
    for (Method one : named(type, name)) {
      if (Modifier.isStatic(one.getModifiers())) {
        all.add(one);
      }
    }
    return invoke(best(all, arguments, type.getName() + "." + name), null, arguments);
  }

  @Nullable Object call(Object target, String name, List<@Nullable Object> arguments)
      throws Refusal, InvocationTargetException {
    List<Method> all = named(target.getClass(), name);
    return invoke(
        best(all, arguments, target.getClass().getName() + "." + name), target, arguments);
  }

  @Nullable Object field(Object target, String name) throws Refusal, InvocationTargetException {
    if (target instanceof Record) {
      return call(target, name, List.of());
    }
    try {
      Field field = target.getClass().getField(name);
      open(field);
      return field.get(target);
    } catch (NoSuchFieldException | IllegalAccessException e) {
      throw new Refusal("there is no field " + name + " in " + target.getClass().getName());
    }
  }

  private @Nullable Object invoke(
      Method method, @Nullable Object target, List<@Nullable Object> arguments)
      throws Refusal, InvocationTargetException {
    try {
      return method.invoke(target, given(method, arguments));
    } catch (IllegalAccessException e) {
      throw new Refusal(method + " cannot be called");
    }
  }

  private @Nullable Object[] given(Executable chosen, List<@Nullable Object> arguments)
      throws Refusal, InvocationTargetException {
    @Nullable Object[] given = new Object[arguments.size()];
    for (int i = 0; i < given.length; i++) {
      given[i] = objects.toJava(chosen.getParameterTypes()[i], arguments.get(i));
    }
    return given;
  }

  /** The accessible methods of that name. */
  private List<Method> named(Class<?> type, String name) {
    List<Method> found = new ArrayList<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      add(c, name, found);
    }
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      addInterfaces(c, name, found);
    }
    return found;
  }

  private void addInterfaces(Class<?> type, String name, List<Method> found) {
    for (Class<?> one : type.getInterfaces()) {
      add(one, name, found);
      addInterfaces(one, name, found);
    }
  }

  private void add(Class<?> type, String name, List<Method> found) {
    boolean whole = classes.owns(type);
    boolean reachable =
        Modifier.isPublic(type.getModifiers())
            && type.getModule().isExported(type.getPackageName(), Members.class.getModule());
    if (whole || reachable || type.getModule() == Members.class.getModule()) {
      for (Method method : whole ? type.getDeclaredMethods() : type.getMethods()) {
        if (method.getName().equals(name) && !method.isBridge() && open(method)) {
          found.add(method);
        }
      }
    }
  }

  private static boolean open(AccessibleObject member) {
    return member.trySetAccessible()
        || Modifier.isPublic(((java.lang.reflect.Member) member).getModifiers());
  }

  private <E extends Executable> E best(List<E> all, List<@Nullable Object> arguments, String what)
      throws Refusal {
    E chosen = null;
    int least = Integer.MAX_VALUE;
    for (E one : all) {
      int distance = distance(one.getParameterTypes(), arguments);
      if (distance < least) {
        chosen = one;
        least = distance;
      }
    }
    if (chosen == null) {
      throw new Refusal("nothing fits " + what + " with " + arguments.size() + " arguments");
    }
    return chosen;
  }

  private int distance(Class<?>[] types, List<@Nullable Object> arguments) {
    if (types.length != arguments.size()) {
      return Integer.MAX_VALUE;
    }
    int sum = 0;
    for (int i = 0; i < types.length; i++) {
      Object argument = arguments.get(i);
      if (!objects.fits(types[i], argument)) {
        return Integer.MAX_VALUE;
      }
      sum += argument == null ? 0 : Numbers.distance(types[i], argument);
    }
    return sum;
  }
}
