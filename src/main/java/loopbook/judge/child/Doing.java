package loopbook.judge.child;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;
import loopbook.judge.call.Handle;
import loopbook.judge.call.Message;
import loopbook.judge.call.Operation;
import org.jspecify.annotations.Nullable;

/** Does one operation. */
final class Doing {
  private final LearnerClasses classes;
  private final Objects objects;
  private final Members members;
  private final Consumer<Message> tell;

  Doing(LearnerClasses classes, Objects objects, Consumer<Message> tell) {
    this.classes = classes;
    this.objects = objects;
    this.members = new Members(classes, objects);
    this.tell = tell;
  }

  @Nullable Object run(Operation operation) throws Refusal, InvocationTargetException {
    return run(operation, null);
  }

  /**
   * @param it what {@link Handle#IT} stands for
   */
  @Nullable Object run(Operation operation, @Nullable Object it)
      throws Refusal, InvocationTargetException {
    if (operation instanceof Operation.Load load) {
      classes.add(load.classes());
      return null;
    }
    if (operation instanceof Operation.Construct make) {
      return members.construct(classes.find(make.type()), make.arguments());
    }
    if (operation instanceof Operation.CallStatic call) {
      return members.callStatic(classes.find(call.type()), call.method(), call.arguments());
    }
    if (operation instanceof Operation.CallOn call) {
      return members.call(target(call.target(), it), call.method(), call.arguments());
    }
    if (operation instanceof Operation.Get get) {
      return members.field(target(get.target(), it), get.name());
    }
    if (operation instanceof Operation.Callback callback) {
      return callback(callback);
    }
    if (operation instanceof Operation.Recorded recorded) {
      return callback(recorded.callback())
          .calls(recorded.from(), recorded.atLeast(), recorded.within());
    }
    if (operation instanceof Operation.Open open) {
      callback(open.callback()).open();
      return null;
    }
    if (operation instanceof Operation.Lines lines) {
      return classes.waiting(lines.watched());
    }
    if (operation instanceof Operation.Unwritten) {
      return Unwritten.contents();
    }
    if (operation instanceof Operation.Release release) {
      objects.release(release.handle());
      return null;
    }
    if (operation instanceof Operation.Trace) {
      return Tracing.start(classes, tell);
    }
    throw new AssertionError(operation);
  }

  private Object target(Handle handle, @Nullable Object it) throws Refusal {
    if (handle.isIt() && it != null) {
      return it;
    }
    return objects.get(handle);
  }

  private Handle callback(Operation.Callback callback) throws Refusal {
    Class<?> type = classes.find(callback.type());
    if (!type.isInterface()) {
      throw new Refusal(callback.type() + " is no interface");
    }
    ClassLoader loader = type.getClassLoader() == null ? classes : type.getClassLoader();
    Object proxy =
        Proxy.newProxyInstance(
            loader, new Class<?>[] {type}, new Recorder(callback.answers(), this, objects));
    return objects.keep(proxy);
  }

  private Recorder callback(Handle handle) throws Refusal {
    Object object = objects.get(handle);
    if (Proxy.isProxyClass(object.getClass())
        && Proxy.getInvocationHandler(object) instanceof Recorder recorder) {
      return recorder;
    }
    throw new Refusal("object " + handle.id() + " is no callback");
  }

  /** Makes an exception of the given type for a callback to throw. */
  Throwable exception(String type, String message) throws Refusal, InvocationTargetException {
    if (members.construct(classes.find(type), List.of(message)) instanceof Throwable thrown) {
      return thrown;
    }
    throw new Refusal(type + " is no exception");
  }
}
