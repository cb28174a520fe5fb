package loopbook.judge.child;

import java.util.Map;

/** Java's widening of primitive values, for arguments of reflective calls. */
final class Numbers {
  private static final Map<Class<?>, Class<?>> BOXES =
      Map.of(
          boolean.class, Boolean.class,
          byte.class, Byte.class,
          short.class, Short.class,
          char.class, Character.class,
          int.class, Integer.class,
          long.class, Long.class,
          float.class, Float.class,
          double.class, Double.class);

  private Numbers() {}

  static boolean fits(Class<?> type, Object value) {
    if (!type.isPrimitive()) {
      return type.isInstance(value);
    }
    return box(type).isInstance(value)
        || (type == long.class && isInt(value))
        || (type == int.class && (value instanceof Short || value instanceof Byte))
        || (type == double.class && value instanceof Number);
  }

  private static Class<?> box(Class<?> type) {
    return BOXES.getOrDefault(type, type);
  }

  private static boolean isInt(Object value) {
    return value instanceof Integer || value instanceof Short || value instanceof Byte;
  }

  /** The value, widened to a primitive type if it has to be. */
  static Object as(Class<?> type, Object value) {
    if (value instanceof Number number) {
      if (type == long.class) {
        return number.longValue();
      }
      if (type == int.class) {
        return number.intValue();
      }
      if (type == double.class) {
        return number.doubleValue();
      }
    }
    return value;
  }

  /** How far a value is from a parameter's type: 0 for the same type. */
  static int distance(Class<?> type, Object value) {
    return box(type) == value.getClass() ? 0 : type == Object.class ? 2 : 1;
  }
}
