package loopbook.judge.call;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one value of {@link Codec} within a frame, with limits on bytes, elements and depth. */
final class Decoder {
  private static final int ELEMENTS = 200_000;

  private final DataInputStream in;
  private long left;
  private int elements;

  Decoder(DataInputStream in, long size) {
    this.in = in;
    this.left = size;
  }

  @Nullable Object read() throws IOException {
    return read(0);
  }

  /** To be called at the end: the frame must be used up. */
  void finish() throws IOException {
    if (left != 0) {
      throw new Malformed(left + " bytes too many in a frame");
    }
  }

  private @Nullable Object read(int depth) throws IOException {
    elements++;
    if (depth > Codec.DEPTH || elements > ELEMENTS) {
      throw new Malformed("too many values, or too deep");
    }
    int below = depth + 1;
    int tag = taken(1).readUnsignedByte();
    return switch (tag) {
      case '0' -> null;
      case 'T' -> true;
      case 'F' -> false;
      case 'b' -> taken(1).readByte();
      case 's' -> taken(2).readShort();
      case 'c' -> taken(2).readChar();
      case 'i' -> number();
      case 'l' -> big();
      case 'f' -> taken(4).readFloat();
      case 'd' -> taken(8).readDouble();
      case '"' -> text();
      case 'B' -> bytes();
      case 'I' -> time(() -> Instant.ofEpochSecond(big(), number()));
      case 'D' -> time(() -> Duration.ofSeconds(big(), number()));
      case 'C' -> time(() -> new FixedClock(as(Instant.class, below), ZoneId.of(text())));
      case 'a' -> address();
      case 'A' -> new InetSocketAddress(address(), port());
      case 'U' -> InetSocketAddress.createUnresolved(text(), port());
      case 'N' -> new Interface(text());
      case 'P' -> path(text());
      case 'O' -> taken(1).readBoolean() ? Optional.of(as(Object.class, below)) : Optional.empty();
      case 'L' -> list(below);
      case 'S' -> new LinkedHashSet<>(list(below));
      case 'M' -> map(below);
      case 'E' -> new Constant(text(), text());
      case 'R' -> new Fields(text(), named(as(Map.class, below)));
      case 'H' -> new Handle(big(), text(), all(String.class, list(below)));
      case '@' -> new Line(text(), text(), text(), number());
      case 'W' -> new Waiting(text(), text(), text(), text(), as(Line.class, below));
      case 'X' -> thrown(below);
      default -> throw new Malformed("unknown tag " + tag);
    };
  }

  private Thrown thrown(int depth) throws IOException {
    String type = text();
    List<String> types = all(String.class, list(depth));
    Object message = read(depth);
    Map<String, @Nullable Object> accessors = named(as(Map.class, depth));
    Object cause = read(depth);
    List<Thrown> suppressed = all(Thrown.class, list(depth));
    List<Line> lines = all(Line.class, list(depth));
    return new Thrown(
        type,
        types,
        message instanceof String text ? text : null,
        accessors,
        cause instanceof Thrown thrown ? thrown : null,
        suppressed,
        lines);
  }

  private List<@Nullable Object> list(int depth) throws IOException {
    int count = count();
    List<@Nullable Object> list = new ArrayList<>(Math.min(count, 1024));
    for (int i = 0; i < count; i++) {
      list.add(read(depth));
    }
    return list;
  }

  private Map<@Nullable Object, @Nullable Object> map(int depth) throws IOException {
    int count = count();
    Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      map.put(read(depth), read(depth));
    }
    return map;
  }

  private int count() throws IOException {
    int count = number();
    if (count < 0 || count > left) {
      throw new Malformed("a count of " + count);
    }
    return count;
  }

  private String text() throws IOException {
    byte[] bytes = bytes();
    char[] chars = new char[bytes.length / 2];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) (((bytes[2 * i] & 0xFF) << 8) | (bytes[2 * i + 1] & 0xFF));
    }
    return new String(chars);
  }

  private byte[] bytes() throws IOException {
    int length = count();
    DataInputStream from = taken(length);
    byte[] bytes = new byte[length];
    from.readFully(bytes);
    return bytes;
  }

  private InetAddress address() throws IOException {
    byte[] bytes = bytes();
    int scope = number();
    String name = text();
    if (bytes.length == 16) {
      return Inet6Address.getByAddress(name.isEmpty() ? null : name, bytes, scope);
    }
    return InetAddress.getByAddress(name.isEmpty() ? null : name, bytes);
  }

  private int port() throws IOException {
    int port = number();
    if (port < 0 || port > 65535) {
      throw new Malformed("a port of " + port);
    }
    return port;
  }

  private int number() throws IOException {
    return taken(4).readInt();
  }

  private long big() throws IOException {
    return taken(8).readLong();
  }

  /** The stream, after so many bytes of the frame were set aside to be read from it. */
  private DataInputStream taken(long bytes) throws Malformed {
    if (bytes > left) {
      throw new Malformed("a value is longer than its frame");
    }
    left -= bytes;
    return in;
  }

  private <T> T as(Class<T> type, int depth) throws IOException {
    return cast(type, read(depth));
  }

  private static <T> T cast(Class<T> type, @Nullable Object value) throws Malformed {
    if (!type.isInstance(value)) {
      throw new Malformed("a " + type.getSimpleName() + " was expected");
    }
    return type.cast(value);
  }

  private static <T> List<T> all(Class<T> type, List<?> values) throws Malformed {
    List<T> found = new ArrayList<>();
    for (Object value : values) {
      found.add(cast(type, value));
    }
    return found;
  }

  private static Map<String, @Nullable Object> named(Map<?, ?> map) throws Malformed {
    Map<String, @Nullable Object> found = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      found.put(cast(String.class, entry.getKey()), entry.getValue());
    }
    return found;
  }

  private static Path path(String text) throws Malformed {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new Malformed("not a path");
    }
  }

  private static Object time(Reading reading) throws IOException {
    try {
      return reading.read();
    } catch (DateTimeException | ArithmeticException e) {
      throw new Malformed("not a time");
    }
  }

  private interface Reading {
    Object read() throws IOException;
  }
}
