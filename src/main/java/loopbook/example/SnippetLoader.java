package loopbook.example;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import loopbook.lab.Lab;
import loopbook.weave.StopCheck;
import org.jspecify.annotations.Nullable;

/** The classes of one session, woven as they are loaded. */
final class SnippetLoader extends ClassLoader {
  private static final String GUARD = Guard.NAME.replace('.', '/');

  /** By their names, which frames of a stack carry; no session is held by it. */
  private static final Map<String, WeakReference<SnippetLoader>> ALL = new ConcurrentHashMap<>();

  private static final AtomicLong COUNT = new AtomicLong();

  private final Session session;
  private final Map<String, byte[]> pending = new ConcurrentHashMap<>();
  private final Map<String, Class<?>> loaded = new ConcurrentHashMap<>();
  private final Guard guard;

  SnippetLoader(Session session) {
    super("session" + COUNT.incrementAndGet(), new Shared());
    this.session = session;
    ALL.values().removeIf(other -> other.get() == null);
    ALL.put(getName(), new WeakReference<>(this));
    byte[] bytes = StopCheck.guard(GUARD);
    Class<?> woven = defineClass(Guard.NAME, bytes, 0, bytes.length);
    loaded.put(Guard.NAME, woven);
    this.guard = new Guard(woven);
  }

  /** Null if there is none of that name. */
  static @Nullable SnippetLoader named(@Nullable String name) {
    WeakReference<SnippetLoader> found = name == null ? null : ALL.get(name);
    return found == null ? null : found.get();
  }

  Session session() {
    return session;
  }

  Guard guard() {
    return guard;
  }

  void offer(String name, byte[] bytes) {
    pending.put(name, bytes);
  }

  @Nullable Class<?> known(String name) {
    return loaded.get(name);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = loaded.get(name);
      if (known != null) {
        return known;
      }
      byte[] plain = pending.remove(name);
      if (plain == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] woven = StopCheck.weave(plain, GUARD);
      Class<?> type = defineClass(name, woven, 0, woven.length);
      loaded.put(name, type);
      return type;
    }
  }

  /** Shows snippets the JDK, and of our own what they may use. */
  private static final class Shared extends ClassLoader {
    Shared() {
      super("lab", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("loopbook.lab.") || name.startsWith("loopbook.peer.")) {
        return Class.forName(name, false, Lab.class.getClassLoader());
      }
      throw new ClassNotFoundException(name);
    }
  }
}
