package loopbook.example;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import loopbook.lab.Lab;
import loopbook.weave.StopCheck;
import org.jspecify.annotations.Nullable;

/** The classes of one session, woven as they are loaded. */
final class SnippetLoader extends ClassLoader {
  private static final String GUARD = Guard.NAME.replace('.', '/');

  private final Session session;
  private final Map<String, byte[]> pending = new ConcurrentHashMap<>();
  private final Map<String, Class<?>> loaded = new ConcurrentHashMap<>();
  private final Guard guard;

  SnippetLoader(Session session) {
    super("session", new Shared());
    this.session = session;
    byte[] bytes = StopCheck.guard(GUARD);
    Class<?> woven = defineClass(Guard.NAME, bytes, 0, bytes.length);
    loaded.put(Guard.NAME, woven);
    this.guard = new Guard(woven);
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
