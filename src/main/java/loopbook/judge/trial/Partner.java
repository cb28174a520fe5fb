package loopbook.judge.trial;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import loopbook.judge.call.Handle;
import loopbook.judge.call.Message;
import loopbook.judge.call.Operation;
import loopbook.sandbox.Ending;
import org.jspecify.annotations.Nullable;

/**
 * The learner's program in a child of its own, started for a person who holds the other end of its
 * conversation. Nothing is expected of it; what it does is told.
 */
public final class Partner implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofHours(2);

  private final Guest guest;
  private final String type;
  private final Submission submission;
  private int printed;
  private volatile boolean closed;

  private Partner(Guest guest, String type, Submission submission) {
    this.guest = guest;
    this.type = type;
    this.submission = submission;
  }

  /** What the program did beside its socket. */
  public sealed interface Said {
    /**
     * The method returned.
     *
     * @param value in words; empty if it has none
     */
    record Returned(String method, String value) implements Said {}

    /** The method threw. */
    record Threw(String method, String what) implements Said {}

    /** It called back, with these arguments in words. */
    record CalledBack(String name, String arguments) implements Said {}

    /** Nothing more is called. */
    record Over() implements Said {}

    /**
     * Its process is gone.
     *
     * @param exited whether it called {@code System.exit}
     */
    record Gone(boolean exited, Ending.Reason reason) implements Said {}
  }

  /**
   * Waits until the child is there, and gives it the classes.
   *
   * @throws IOException if the child does not start
   */
  public static Partner open(Guest guest, String type, Map<String, byte[]> classes)
      throws IOException, InterruptedException {
    Partner opened = null;
    try {
      if (!guest.ready().get(START.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("a child did not start: " + guest.process().output());
      }
      opened =
          uninterrupted(
              () -> {
                Submission submission =
                    Submission.load(guest, type, classes, new Tempo(1), Witness.NOBODY);
                submission.prepare(new Operation.Trace());
                return new Partner(guest, type, submission);
              });
      return opened;
    } catch (TimeoutException | ExecutionException late) {
      throw new IOException("a child did not start: " + guest.process().output(), late);
    } finally {
      if (opened == null) {
        guest.close();
      }
    }
  }

  /** What waits for the child gives up when it is interrupted, with whatever exception. */
  private static <T> T uninterrupted(Supplier<T> body) throws InterruptedException {
    try {
      return body.get();
    } catch (RuntimeException broken) {
      if (Thread.interrupted()) {
        InterruptedException stop = new InterruptedException("stopped by the user");
        stop.initCause(broken);
        throw stop;
      }
      throw broken;
    }
  }

  /**
   * Starts it as the server.
   *
   * @param values of the parameters that are not ends of the conversation, by name: text, bytes,
   *     numbers, durations, a folder
   * @return where it waits, on 127.0.0.1
   */
  public InetSocketAddress serve(Entry entry, Map<String, Object> values, Consumer<Said> told)
      throws InterruptedException {
    Remote door = uninterrupted(() -> door(entry));
    InetSocketAddress at = uninterrupted(door::address);
    begin(told, () -> whole(entry, arguments(entry, values, door, null, told), told));
    return at;
  }

  private Remote door(Entry entry) {
    if (entry.isDatagrams()) {
      return submission.datagrams();
    }
    return entry.has(Entry.Kind.LISTENER_CHANNEL) || entry.has(Entry.Kind.CHANNEL)
        ? submission.channelListener()
        : submission.listener();
  }

  /** Starts it as the client of that server. */
  public void dial(
      Entry entry, InetSocketAddress server, Map<String, Object> values, Consumer<Said> told) {
    begin(told, () -> whole(entry, arguments(entry, values, null, server, told), told));
  }

  /** What it has printed since this was asked last. */
  public synchronized String printed() {
    String all = guest.process().output();
    String fresh = all.substring(Math.min(printed, all.length()));
    printed = all.length();
    return fresh;
  }

  /** How many socket calls it has reported so far. */
  public int calls() {
    return guest.traced().size();
  }

  /** Tells its socket calls as they come, those until now first. Who hears must be quick. */
  public void onTraced(Consumer<Object> hears) {
    guest.onTraced(hears);
  }

  /** Ends the child, and waits until it is gone and all that it reported was told. */
  @Override
  public void close() {
    closed = true;
    guest.process().close();
    var unused = guest.awaitEnd();
  }

  /** Something before the call could not be done, such as the connection that it is given. */
  private static final class Undone extends Exception {
    private static final long serialVersionUID = 1L;

    Undone(String what) {
      super(what);
    }
  }

  private interface Course {
    void run() throws InterruptedException, ExecutionException, Undone;
  }

  private void begin(Consumer<Said> told, Course course) {
    Thread thread =
        new Thread(
            () -> {
              try {
                course.run();
              } catch (Undone undone) {
                told.accept(new Said.Threw("", String.valueOf(undone.getMessage())));
                told.accept(new Said.Over());
              } catch (ExecutionException gone) {
                gone(told);
              } catch (InterruptedException nobodyWaits) {
                Thread.currentThread().interrupt();
              }
            },
            "partner");
    thread.setDaemon(true);
    thread.start();
  }

  private void gone(Consumer<Said> told) {
    Ending.Reason why = guest.ending().map(Ending::reason).orElse(Ending.Reason.ITSELF);
    if (!closed) {
      told.accept(new Said.Gone(guest.exited().isPresent(), why));
    }
  }

  private void whole(Entry entry, List<@Nullable Object> arguments, Consumer<Said> told)
      throws InterruptedException, ExecutionException {
    call(entry, arguments, told);
    told.accept(new Said.Over());
  }

  private void call(Entry entry, List<@Nullable Object> arguments, Consumer<Said> told)
      throws InterruptedException, ExecutionException {
    if (!entry.ofInstance()) {
      outcome(entry.method(), ask(new Operation.CallStatic(type, entry.method(), arguments)), told);
      return;
    }
    Message made = ask(new Operation.Construct(type, arguments));
    if (!(made instanceof Message.Result result && result.value() instanceof Handle handle)) {
      outcome("new " + type, made, told);
      return;
    }
    boolean more = true;
    while (more) {
      Message came = ask(new Operation.CallOn(handle, entry.method(), List.of()));
      more = came instanceof Message.Result one && one.value() != null;
      if (came instanceof Message.Result && !more) {
        told.accept(new Said.Returned(entry.method(), "null"));
      } else {
        outcome(entry.method(), came, told);
      }
    }
  }

  private void outcome(String method, Message came, Consumer<Said> told)
      throws InterruptedException, ExecutionException {
    if (came instanceof Message.Failed failed) {
      told.accept(new Said.Threw(method, failed.thrown().toString()));
    } else if (came instanceof Message.Unfit unfit) {
      told.accept(new Said.Returned(method, unfit.why()));
    } else if (came instanceof Message.Refused refused) {
      told.accept(new Said.Threw(method, refused.why()));
    } else if (came instanceof Message.Result result
        && result.value() instanceof Handle handle
        && handle.is("java.util.concurrent.Future")) {
      told.accept(new Said.Returned(method, "a " + simple(handle.type())));
      outcome(method + "().get", ask(new Operation.CallOn(handle, "get", List.of())), told);
    } else if (came instanceof Message.Result result) {
      Object value = result.value();
      told.accept(new Said.Returned(method, value == null ? "" : Preview.of(value)));
    }
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private List<@Nullable Object> arguments(
      Entry entry,
      Map<String, Object> values,
      @Nullable Remote door,
      @Nullable InetSocketAddress server,
      Consumer<Said> told)
      throws InterruptedException, ExecutionException, Undone {
    @Nullable Object connection = null;
    if (entry.isConnected()) {
      connection = door != null ? accepted(door) : connected(entry, server);
    }
    List<@Nullable Object> arguments = new ArrayList<>();
    for (Entry.Parameter parameter : entry.parameters()) {
      Entry.Kind kind = parameter.kind().orElseThrow();
      arguments.add(
          switch (kind) {
            case LISTENER, LISTENER_CHANNEL, DATAGRAMS -> door == null ? null : door.handle();
            case SOCKET, CHANNEL -> connection;
            case INPUT -> on(connection, "getInputStream");
            case OUTPUT -> on(connection, "getOutputStream");
            case ADDRESS -> server;
            case CLOCK ->
                value(new Operation.CallStatic("java.time.Clock", "systemUTC", List.of()));
            case CALLBACK -> callback(parameter, told);
            default -> typed(kind, values.get(parameter.name()));
          });
    }
    return arguments;
  }

  private @Nullable Object typed(Entry.Kind kind, @Nullable Object value)
      throws InterruptedException, ExecutionException, Undone {
    if (kind == Entry.Kind.DEADLINE && value instanceof Duration left) {
      return Instant.now().plus(left);
    }
    if (kind == Entry.Kind.BUFFER && value instanceof byte[] bytes) {
      return value(new Operation.CallStatic("java.nio.ByteBuffer", "wrap", List.of(bytes)));
    }
    return value instanceof Path folder ? folder.toAbsolutePath() : value;
  }

  /** The one caller that comes; the listener closes behind it. */
  private @Nullable Object accepted(Remote door)
      throws InterruptedException, ExecutionException, Undone {
    Object connection = value(new Operation.CallOn(door.handle(), "accept", List.of()));
    ask(new Operation.CallOn(door.handle(), "close", List.of()));
    return connection;
  }

  private @Nullable Object connected(Entry entry, @Nullable InetSocketAddress server)
      throws InterruptedException, ExecutionException, Undone {
    if (server == null) {
      throw new IllegalArgumentException("neither a listener nor a server");
    }
    return entry.has(Entry.Kind.CHANNEL)
        ? value(
            new Operation.CallStatic("java.nio.channels.SocketChannel", "open", List.of(server)))
        : value(
            new Operation.Construct(
                "java.net.Socket", List.of(server.getAddress(), server.getPort())));
  }

  private @Nullable Object on(@Nullable Object connection, String method)
      throws InterruptedException, ExecutionException, Undone {
    return connection instanceof Handle handle
        ? value(new Operation.CallOn(handle, method, List.of()))
        : null;
  }

  /** A callback whose calls are told as they come. */
  private Object callback(Entry.Parameter parameter, Consumer<Said> told)
      throws InterruptedException, ExecutionException, Undone {
    Object made = value(new Operation.Callback(parameter.type(), List.of()));
    if (!(made instanceof Handle handle)) {
      throw new IllegalStateException("no callback: " + made);
    }
    begin(
        told,
        () -> {
          int seen = 0;
          while (ask(new Operation.Recorded(handle, seen, seen + 1, LONG))
                  instanceof Message.Result result
              && result.value() instanceof List<?> calls) {
            for (Object call : calls) {
              String words = call instanceof List<?> list ? words(list) : Preview.of(call);
              told.accept(new Said.CalledBack(parameter.name(), words));
              seen++;
            }
          }
        });
    return handle;
  }

  private static String words(List<?> arguments) {
    return String.join(", ", arguments.stream().map(Preview::of).toList());
  }

  private @Nullable Object value(Operation operation)
      throws InterruptedException, ExecutionException, Undone {
    Message came = ask(operation);
    if (came instanceof Message.Result result) {
      return result.value();
    }
    throw new Undone(
        came instanceof Message.Failed failed ? failed.thrown().toString() : came.toString());
  }

  private Message ask(Operation operation) throws InterruptedException, ExecutionException {
    return guest.call(operation).get();
  }
}
