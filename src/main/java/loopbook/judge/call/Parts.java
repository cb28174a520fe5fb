package loopbook.judge.call;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a list one by one, each as the type that must be there. */
final class Parts {
  private final Iterator<?> rest;

  Parts(@Nullable Object plain) throws Malformed {
    if (!(plain instanceof List<?> list)) {
      throw new Malformed("a list was expected");
    }
    rest = list.iterator();
  }

  @Nullable Object value() throws Malformed {
    if (!rest.hasNext()) {
      throw new Malformed("a part is missing");
    }
    return rest.next();
  }

  String text() throws Malformed {
    return as(String.class);
  }

  Handle handle() throws Malformed {
    return as(Handle.class);
  }

  Duration duration() throws Malformed {
    return as(Duration.class);
  }

  long number() throws Malformed {
    return as(Number.class).longValue();
  }

  @SuppressWarnings("unchecked") // the elements are read one by one as Object
  List<@Nullable Object> list() throws Malformed {
    return (List<@Nullable Object>) as(List.class);
  }

  Map<String, byte[]> classes() throws Malformed {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) as(Map.class)).entrySet()) {
      if (!(entry.getKey() instanceof String name) || !(entry.getValue() instanceof byte[] code)) {
        throw new Malformed("classes by name were expected");
      }
      classes.put(name, code);
    }
    return classes;
  }

  <T> T as(Class<T> type) throws Malformed {
    Object value = value();
    if (!type.isInstance(value)) {
      throw new Malformed("a part of type " + type.getSimpleName() + " was expected");
    }
    return type.cast(value);
  }
}
