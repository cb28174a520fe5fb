package loopbook.judge.trial;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A way into the learner's program for someone who holds the other end of a connection.
 *
 * @param method its name
 * @param ofInstance whether it has no parameters itself and is called on an instance, whose
 *     constructor has the parameters, until it returns null
 * @param parameters of the static method, or of the constructor
 */
public record Entry(String method, boolean ofInstance, List<Parameter> parameters) {
  public Entry {
    parameters = List.copyOf(parameters);
  }

  /**
   * A parameter as it is declared.
   *
   * @param type its full name, without type arguments
   */
  public record Parameter(String name, String type) {
    /** What may be given for it; empty for a type that nobody can type a value of. */
    public Optional<Kind> kind() {
      return Optional.ofNullable(KINDS.get(type));
    }
  }

  /** What a parameter takes: an end of the conversation, or a value that can be typed. */
  public enum Kind {
    LISTENER,
    LISTENER_CHANNEL,
    DATAGRAMS,
    SOCKET,
    CHANNEL,
    INPUT,
    OUTPUT,
    ADDRESS,
    TEXT,
    BYTES,
    BUFFER,
    NUMBER,
    DURATION,
    /** A moment, given as a duration from now. */
    DEADLINE,
    CLOCK,
    FOLDER,
    CALLBACK;

    /** Whether it is the learner's code that waits to be connected to, or written to. */
    boolean waits() {
      return this == LISTENER || this == LISTENER_CHANNEL || this == DATAGRAMS;
    }

    /** Whether it is an end of one connection, whoever made that. */
    boolean isConnection() {
      return this == SOCKET || this == CHANNEL || this == INPUT || this == OUTPUT;
    }

    /** Whether a person may type a value for it. */
    public boolean isTyped() {
      return switch (this) {
        case TEXT, BYTES, BUFFER, NUMBER, DURATION, DEADLINE -> true;
        default -> false;
      };
    }
  }

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("java.net.ServerSocket", Kind.LISTENER),
          Map.entry("java.nio.channels.ServerSocketChannel", Kind.LISTENER_CHANNEL),
          Map.entry("java.net.DatagramSocket", Kind.DATAGRAMS),
          Map.entry("java.net.Socket", Kind.SOCKET),
          Map.entry("java.nio.channels.SocketChannel", Kind.CHANNEL),
          Map.entry("java.io.InputStream", Kind.INPUT),
          Map.entry("java.io.OutputStream", Kind.OUTPUT),
          Map.entry("java.net.InetSocketAddress", Kind.ADDRESS),
          Map.entry("java.lang.String", Kind.TEXT),
          Map.entry("byte[]", Kind.BYTES),
          Map.entry("java.nio.ByteBuffer", Kind.BUFFER),
          Map.entry("int", Kind.NUMBER),
          Map.entry("long", Kind.NUMBER),
          Map.entry("java.time.Duration", Kind.DURATION),
          Map.entry("java.time.Instant", Kind.DEADLINE),
          Map.entry("java.time.Clock", Kind.CLOCK),
          Map.entry("java.nio.file.Path", Kind.FOLDER),
          Map.entry("java.util.function.Consumer", Kind.CALLBACK));

  /** Whether every parameter can be given, and one is an end of a conversation. */
  public boolean isUsable() {
    return parameters.stream().allMatch(p -> p.kind().isPresent())
        && (fitsClient() || fitsServer());
  }

  /** Whether a person can be the client of it. */
  public boolean fitsClient() {
    return has(Kind.LISTENER) || has(Kind.LISTENER_CHANNEL) || has(Kind.DATAGRAMS) || isConnected();
  }

  /** Whether a person can be the server of it. */
  public boolean fitsServer() {
    return has(Kind.ADDRESS) || isConnected();
  }

  /** Whether it waits for datagrams. */
  public boolean isDatagrams() {
    return has(Kind.DATAGRAMS);
  }

  /** Whether it takes a connection that was made for it. */
  boolean isConnected() {
    return parameters.stream().anyMatch(p -> p.kind().filter(Kind::isConnection).isPresent());
  }

  boolean has(Kind kind) {
    return parameters.stream().anyMatch(p -> p.kind().filter(kind::equals).isPresent());
  }
}
