package loopbook.weave;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What lets a blocked call return.
 *
 * @param count of {@link Kind#COUNT} how many bytes more, 0 if that cannot be told; of {@link
 *     Kind#NUMBER} how many bytes it has; of others 0
 */
public record Wants(Kind kind, long count) {
  /** What it waits for. */
  public enum Kind {
    /** Any bytes, one is enough. */
    BYTES,
    /** A line end: LF, CR, or the end of the stream. */
    LINE_END,
    /** The rest of a number of bytes, all of it. */
    COUNT,
    /** The bytes of one number: a short, an int, a long. */
    NUMBER,
    /** The peer's close or half-close. */
    END_OF_STREAM,
    /** A whole token or object, whose length only its bytes tell. */
    WHOLE,
    /** A connection, to accept. */
    CONNECTION,
    /** To be connected. */
    HANDSHAKE,
    DATAGRAM,
    /** Room in the buffers between this end and the peer, which the peer makes by reading. */
    ROOM,
    /** A channel that is ready. */
    READY
  }

  private static final Wants BYTES = new Wants(Kind.BYTES, 0);

  /** Methods that return only with all of what they were asked for. */
  private static final Map<String, Kind> READERS =
      Map.ofEntries(
          Map.entry("BufferedReader.readLine", Kind.LINE_END),
          Map.entry("DataInputStream.readLine", Kind.LINE_END),
          Map.entry("Scanner.nextLine", Kind.LINE_END),
          Map.entry("Scanner.hasNextLine", Kind.LINE_END),
          Map.entry("Scanner.next", Kind.WHOLE),
          Map.entry("Scanner.hasNext", Kind.WHOLE),
          Map.entry("ObjectInputStream.readObject", Kind.WHOLE),
          Map.entry("DataInputStream.readUTF", Kind.WHOLE),
          Map.entry("InputStream.readAllBytes", Kind.END_OF_STREAM),
          Map.entry("BufferedInputStream.transferTo", Kind.END_OF_STREAM),
          Map.entry("InputStream.transferTo", Kind.END_OF_STREAM),
          Map.entry("Reader.transferTo", Kind.END_OF_STREAM),
          Map.entry("InputStream.readNBytes", Kind.COUNT),
          Map.entry("DataInputStream.readFully", Kind.COUNT),
          Map.entry("InputStream.skipNBytes", Kind.COUNT));

  /** Methods of {@code DataInputStream} that need so many bytes. */
  private static final Map<String, Integer> FIXED =
      Map.of(
          "DataInputStream.readShort", 2,
          "DataInputStream.readUnsignedShort", 2,
          "DataInputStream.readChar", 2,
          "DataInputStream.readInt", 4,
          "DataInputStream.readFloat", 4,
          "DataInputStream.readLong", 8,
          "DataInputStream.readDouble", 8);

  /** Streams that ask the socket for more, or less, than they were asked for. */
  private static final Set<String> BUFFERING =
      Set.of("java.io.BufferedInputStream", "java.io.PushbackInputStream");

  /**
   * By the JDK's methods between the socket and whoever called them.
   *
   * @param room what the innermost one offered to fill
   * @param stack innermost frame first; looked at up to the first that is not the JDK's
   */
  public static Wants of(Operation operation, long room, StackTraceElement[] stack) {
    return switch (operation) {
      case READ -> reading(room, stack);
      case ACCEPT -> new Wants(Kind.CONNECTION, 0);
      case CONNECT -> new Wants(Kind.HANDSHAKE, 0);
      case RECEIVE -> new Wants(Kind.DATAGRAM, 0);
      case SELECT -> new Wants(Kind.READY, 0);
      default -> new Wants(Kind.ROOM, 0);
    };
  }

  /** The same by the stack alone; empty if no call on a socket is on it. */
  public static Optional<Wants> of(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getModuleName() == null) {
        break;
      }
      String owner = frame.getClassName().replace('.', '/');
      for (Point point : Point.ALL) {
        if (point.owner().equals(owner) && point.method().equals(frame.getMethodName())) {
          return Optional.of(of(point.operation(), 0, stack));
        }
      }
    }
    return Optional.empty();
  }

  private static Wants reading(long room, StackTraceElement[] stack) {
    Wants wants = BYTES;
    long known = room;
    for (StackTraceElement frame : stack) {
      if (frame.getModuleName() == null) {
        break;
      }
      if (BUFFERING.contains(frame.getClassName())) {
        known = 0;
      }
      String name = frame.getClassName().startsWith("java.") ? PublicName.of(frame) : "";
      Integer fixed = FIXED.get(name);
      Kind kind = READERS.get(name);
      if (fixed != null) {
        wants = new Wants(Kind.NUMBER, fixed);
      } else if (kind != null) {
        wants = new Wants(kind, kind == Kind.COUNT ? known : 0);
      }
    }
    return wants;
  }
}
