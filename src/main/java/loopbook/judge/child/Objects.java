package loopbook.judge.child;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import loopbook.judge.call.Constant;
import loopbook.judge.call.Fields;
import loopbook.judge.call.FixedClock;
import loopbook.judge.call.Handle;
import loopbook.judge.call.Interface;
import loopbook.judge.call.Line;
import loopbook.judge.call.Thrown;
import loopbook.judge.call.Waiting;
import org.jspecify.annotations.Nullable;

/** The objects that stay here under a handle, and the way between values and Java's objects. */
final class Objects {
  private static final int ELEMENTS = 100_000;

  private final LearnerClasses classes;
  private final Map<Long, Object> kept = new ConcurrentHashMap<>();
  private final AtomicLong next = new AtomicLong(1);

  Objects(LearnerClasses classes) {
    this.classes = classes;
  }

  Object get(Handle handle) throws Refusal {
    Object object = kept.get(handle.id());
    if (object == null) {
      throw new Refusal("there is no object " + handle.id());
    }
    return object;
  }

  void release(Handle handle) {
    kept.remove(handle.id());
  }

  Handle keep(Object object) {
    long id = next.getAndIncrement();
    kept.put(id, object);
    List<String> types = LearnerClasses.types(object.getClass());
    return new Handle(id, types.get(0), types);
  }

  /** What goes to the judge: plain data where there is any, else a handle. */
  @Nullable Object toPlain(@Nullable Object value) throws Refusal {
    return toPlain(value, 0, new Size());
  }

  private @Nullable Object toPlain(@Nullable Object value, int depth, Size size) throws Refusal {
    size.grow(1);
    if (depth > 16) {
      throw new Refusal("elements that are nested more than 16 deep");
    }
    if (value == null || isPlain(value)) {
      return value;
    }
    if (value instanceof NetworkInterface card) {
      return new Interface(card.getName());
    }
    if (value instanceof Throwable thrown) {
      return classes.thrown(thrown, this);
    }
    if (value instanceof Enum<?> constant) {
      return new Constant(constant.getDeclaringClass().getName(), constant.name());
    }
    if (value instanceof Record record) {
      return fields(record, depth, size);
    }
    if (value instanceof Optional<?> optional) {
      Object inner = optional.isPresent() ? toPlain(optional.get(), depth + 1, size) : null;
      return Optional.ofNullable(inner);
    }
    if (value instanceof List<?> list) {
      return elements(list, depth, size);
    }
    if (value instanceof Set<?> set) {
      return new LinkedHashSet<>(elements(set, depth, size));
    }
    if (value instanceof Map<?, ?> map) {
      Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        copy.put(
            toPlain(entry.getKey(), depth + 1, size), toPlain(entry.getValue(), depth + 1, size));
      }
      return copy;
    }
    if (value.getClass().isArray()) {
      List<@Nullable Object> copy = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        copy.add(toPlain(Array.get(value, i), depth + 1, size));
      }
      return copy;
    }
    Handle handle = keep(value);
    size.grow(handle.types().size());
    return handle;
  }

  /** Of the JDK's own final or sealed kinds only: a learner's subclass is never sent as data. */
  private static boolean isPlain(Object value) {
    return value instanceof Boolean
        || value instanceof Character
        || value instanceof Byte
        || value instanceof Short
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Float
        || value instanceof Double
        || value instanceof String
        || value instanceof byte[]
        || value instanceof Instant
        || value instanceof Duration
        || value instanceof InetAddress
        || value.getClass() == InetSocketAddress.class
        || (value instanceof Path path && path.getFileSystem() == FileSystems.getDefault())
        || value instanceof Handle
        || value instanceof Line
        || value instanceof Waiting
        || value instanceof Thrown;
  }

  private List<@Nullable Object> elements(Iterable<?> elements, int depth, Size size)
      throws Refusal {
    List<@Nullable Object> copy = new ArrayList<>();
    for (Object element : elements) {
      copy.add(toPlain(element, depth + 1, size));
    }
    return copy;
  }

  /** Of one value with all that is in it: the judge reads no more at once. */
  private static final class Size {
    private int elements;

    void grow(int by) throws Refusal {
      elements += by;
      if (elements > ELEMENTS) {
        throw new Refusal("more than " + ELEMENTS + " elements");
      }
    }
  }

  private Fields fields(Record record, int depth, Size size) throws Refusal {
    Map<String, @Nullable Object> components = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        components.put(component.getName(), toPlain(accessor.invoke(record), depth + 1, size));
      } catch (ReflectiveOperationException e) {
        throw new Refusal("component " + component.getName() + " cannot be read");
      }
    }
    return new Fields(record.getClass().getName(), components);
  }

  /** Whether {@link #toJava} can make a value into that type. */
  boolean fits(Class<?> type, @Nullable Object value) {
    if (value == null) {
      return !type.isPrimitive();
    }
    if (type.isPrimitive() || value instanceof Number || value instanceof Character) {
      return Numbers.fits(type, value);
    }
    if (value instanceof Handle handle) {
      Object object = kept.get(handle.id());
      return type.isInstance(object);
    }
    if (value instanceof Constant constant) {
      return type == Object.class || (type.isEnum() && type.getName().equals(constant.type()));
    }
    if (value instanceof Fields fields) {
      return type == Object.class || (type.isRecord() && type.getName().equals(fields.type()));
    }
    if (value instanceof FixedClock) {
      return type.isAssignableFrom(Clock.class);
    }
    if (value instanceof Interface) {
      return type.isAssignableFrom(NetworkInterface.class);
    }
    if (value instanceof List<?>) {
      return type.isAssignableFrom(ArrayList.class) || type.isArray();
    }
    if (value instanceof Set<?>) {
      return type.isAssignableFrom(LinkedHashSet.class) || type == SortedSet.class;
    }
    return type.isInstance(value);
  }

  /** A value as an object of the given type, which it {@linkplain #fits fits}. */
  @Nullable Object toJava(Class<?> type, @Nullable Object value)
      throws Refusal, InvocationTargetException {
    if (value instanceof Handle handle) {
      return get(handle);
    }
    if (value instanceof Constant constant) {
      return constant(constant);
    }
    if (value instanceof Fields fields) {
      return record(fields);
    }
    if (value instanceof FixedClock clock) {
      return Clock.fixed(clock.instant(), clock.zone());
    }
    if (value instanceof Interface card) {
      return networkInterface(card.name());
    }
    if (value instanceof Optional<?> optional) {
      return optional.isPresent()
          ? Optional.ofNullable(toJava(Object.class, optional.get()))
          : optional;
    }
    if (value instanceof List<?> list && type.isArray()) {
      Object array = Array.newInstance(type.getComponentType(), list.size());
      for (int i = 0; i < list.size(); i++) {
        Array.set(array, i, toJava(type.getComponentType(), list.get(i)));
      }
      return array;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      for (Object element : list) {
        copy.add(toJava(Object.class, element));
      }
      return copy;
    }
    if (value instanceof Set<?> set) {
      Set<@Nullable Object> copy =
          type == SortedSet.class ? new TreeSet<>() : new LinkedHashSet<>();
      for (Object element : set) {
        copy.add(toJava(Object.class, element));
      }
      return copy;
    }
    if (value instanceof Map<?, ?> map) {
      Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        copy.put(toJava(Object.class, entry.getKey()), toJava(Object.class, entry.getValue()));
      }
      return copy;
    }
    return value == null ? null : Numbers.as(type, value);
  }

  private Object constant(Constant constant) throws Refusal {
    Object[] all = classes.find(constant.type()).getEnumConstants();
    if (all != null) {
      for (Object one : all) {
        if (((Enum<?>) one).name().equals(constant.name())) {
          return one;
        }
      }
    }
    throw new Refusal("there is no constant " + constant.type() + "." + constant.name());
  }

  private Object record(Fields fields) throws Refusal, InvocationTargetException {
    RecordComponent[] components = classes.find(fields.type()).getRecordComponents();
    if (components == null) {
      throw new Refusal(fields.type() + " is no record");
    }
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = toJava(types[i], fields.get(components[i].getName()));
    }
    try {
      Constructor<?> canonical = classes.find(fields.type()).getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return canonical.newInstance(values);
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
      throw new Refusal("no record " + fields.type() + " can be made");
    }
  }

  private static NetworkInterface networkInterface(String name) throws Refusal {
    try {
      NetworkInterface found = NetworkInterface.getByName(name);
      if (found != null) {
        return found;
      }
    } catch (SocketException e) {
      throw new Refusal("the network interfaces cannot be read");
    }
    throw new Refusal("there is no network interface " + name);
  }
}
