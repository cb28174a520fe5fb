package loopbook.judge.call;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values that judge and child exchange, and their bytes: null, the boxed primitives, {@code
 * String}, {@code byte[]}, {@link Instant}, {@link Duration}, {@link FixedClock}, {@link
 * InetAddress}, {@link InetSocketAddress} (resolved or not), {@link Interface}, {@link Path},
 * {@link Optional}, {@link List}, {@link Set}, {@link Map}, {@link Constant}, {@link Fields},
 * {@link Thrown}, {@link Line}, {@link Waiting}, {@link Handle}. Nothing else goes through, and no
 * name is ever resolved.
 */
public final class Codec {
  private static final int DEPTH = 24;
  private static final int ELEMENTS = 200_000;

  private Codec() {}

  /** The number of bytes that {@link #write} would write. */
  static long size(@Nullable Object value) throws IOException {
    Counter counter = new Counter();
    write(new DataOutputStream(counter), value);
    return counter.count;
  }

  static void write(DataOutput out, @Nullable Object value) throws IOException {
    write(out, value, 0);
  }

  private static void write(DataOutput out, @Nullable Object value, int depth) throws IOException {
    if (depth > DEPTH) {
      throw new Malformed("values are nested deeper than " + DEPTH);
    }
    int below = depth + 1;
    if (value == null) {
      out.writeByte('0');
    } else if (value instanceof Boolean b) {
      out.writeByte(b ? 'T' : 'F');
    } else if (value instanceof Byte b) {
      out.writeByte('b');
      out.writeByte(b);
    } else if (value instanceof Short s) {
      out.writeByte('s');
      out.writeShort(s);
    } else if (value instanceof Character c) {
      out.writeByte('c');
      out.writeChar(c);
    } else if (value instanceof Integer i) {
      out.writeByte('i');
      out.writeInt(i);
    } else if (value instanceof Long l) {
      out.writeByte('l');
      out.writeLong(l);
    } else if (value instanceof Float f) {
      out.writeByte('f');
      out.writeFloat(f);
    } else if (value instanceof Double d) {
      out.writeByte('d');
      out.writeDouble(d);
    } else if (value instanceof String text) {
      out.writeByte('"');
      text(out, text);
    } else if (value instanceof byte[] bytes) {
      out.writeByte('B');
      bytes(out, bytes);
    } else if (value instanceof Instant instant) {
      out.writeByte('I');
      out.writeLong(instant.getEpochSecond());
      out.writeInt(instant.getNano());
    } else if (value instanceof Duration duration) {
      out.writeByte('D');
      out.writeLong(duration.getSeconds());
      out.writeInt(duration.getNano());
    } else if (value instanceof FixedClock clock) {
      out.writeByte('C');
      write(out, clock.instant(), below);
      text(out, clock.zone().getId());
    } else if (value instanceof InetAddress address) {
      out.writeByte('a');
      address(out, address);
    } else if (value instanceof InetSocketAddress address) {
      InetAddress resolved = address.getAddress();
      out.writeByte(resolved == null ? 'U' : 'A');
      if (resolved == null) {
        text(out, address.getHostString());
      } else {
        address(out, resolved);
      }
      out.writeInt(address.getPort());
    } else if (value instanceof Interface card) {
      out.writeByte('N');
      text(out, card.name());
    } else if (value instanceof Path path) {
      out.writeByte('P');
      text(out, path.toString());
    } else if (value instanceof Optional<?> optional) {
      out.writeByte('O');
      out.writeBoolean(optional.isPresent());
      if (optional.isPresent()) {
        write(out, optional.get(), below);
      }
    } else if (value instanceof List<?> list) {
      out.writeByte('L');
      elements(out, list, below);
    } else if (value instanceof Set<?> set) {
      out.writeByte('S');
      elements(out, set, below);
    } else if (value instanceof Map<?, ?> map) {
      out.writeByte('M');
      out.writeInt(map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        write(out, entry.getKey(), below);
        write(out, entry.getValue(), below);
      }
    } else if (value instanceof Constant constant) {
      out.writeByte('E');
      text(out, constant.type());
      text(out, constant.name());
    } else if (value instanceof Fields fields) {
      out.writeByte('R');
      text(out, fields.type());
      write(out, fields.components(), below);
    } else if (value instanceof Handle handle) {
      out.writeByte('H');
      out.writeLong(handle.id());
      text(out, handle.type());
      elements(out, handle.types(), below);
    } else if (value instanceof Line line) {
      out.writeByte('@');
      text(out, line.type());
      text(out, line.method());
      text(out, line.file());
      out.writeInt(line.number());
    } else if (value instanceof Waiting waiting) {
      out.writeByte('W');
      text(out, waiting.thread());
      text(out, waiting.state());
      text(out, waiting.call());
      write(out, waiting.line(), below);
    } else if (value instanceof Thrown thrown) {
      out.writeByte('X');
      text(out, thrown.type());
      elements(out, thrown.types(), below);
      write(out, thrown.message(), below);
      write(out, thrown.accessors(), below);
      write(out, thrown.cause(), below);
      elements(out, thrown.suppressed(), below);
      elements(out, thrown.lines(), below);
    } else {
      throw new Malformed("a " + value.getClass().getName() + " is no plain value");
    }
  }

  private static void text(DataOutput out, String text) throws IOException {
    // UTF-16, since also a broken text of the learner's must arrive as it is
    byte[] bytes = new byte[text.length() * 2];
    for (int i = 0; i < text.length(); i++) {
      bytes[2 * i] = (byte) (text.charAt(i) >> 8);
      bytes[2 * i + 1] = (byte) text.charAt(i);
    }
    bytes(out, bytes);
  }

  private static void bytes(DataOutput out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void address(DataOutput out, InetAddress address) throws IOException {
    bytes(out, address.getAddress());
    out.writeInt(address instanceof Inet6Address six ? six.getScopeId() : 0);
    // never asks a name service: the name is there only if the address was made with it
    String text = address.toString();
    text(out, text.substring(0, Math.max(0, text.indexOf('/'))));
  }

  private static void elements(DataOutput out, Collection<?> elements, int depth)
      throws IOException {
    out.writeInt(elements.size());
    for (Object element : elements) {
      write(out, element, depth);
    }
  }

  /** Reads one value within a frame, with limits on bytes, elements and depth. */
  static final class Reader {
    private final DataInputStream in;
    private long left;
    private int elements;

    Reader(DataInputStream in, long size) {
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
      if (depth > DEPTH || elements > ELEMENTS) {
        throw new Malformed("too many values, or too deep");
      }
      int below = depth + 1;
      take(1);
      int tag = in.readUnsignedByte();
      switch (tag) {
        case '0':
          return null;
        case 'T':
          return true;
        case 'F':
          return false;
        case 'b':
          take(1);
          return in.readByte();
        case 's':
          take(2);
          return in.readShort();
        case 'c':
          take(2);
          return in.readChar();
        case 'i':
          return number();
        case 'l':
          return big();
        case 'f':
          take(4);
          return in.readFloat();
        case 'd':
          take(8);
          return in.readDouble();
        case '"':
          return text();
        case 'B':
          return bytes();
        case 'I':
          return time(() -> Instant.ofEpochSecond(big(), number()));
        case 'D':
          return time(() -> Duration.ofSeconds(big(), number()));
        case 'C':
          return time(() -> new FixedClock(as(Instant.class, below), ZoneId.of(text())));
        case 'a':
          return address();
        case 'A':
          return new InetSocketAddress(address(), port());
        case 'U':
          return InetSocketAddress.createUnresolved(text(), port());
        case 'N':
          return new Interface(text());
        case 'P':
          return path(text());
        case 'O':
          take(1);
          return in.readBoolean() ? Optional.of(present(read(below))) : Optional.empty();
        case 'L':
          return list(below);
        case 'S':
          return new LinkedHashSet<>(list(below));
        case 'M':
          return map(below);
        case 'E':
          return new Constant(text(), text());
        case 'R':
          return new Fields(text(), named(as(Map.class, below)));
        case 'H':
          return new Handle(big(), text(), all(String.class, list(below)));
        case '@':
          return new Line(text(), text(), text(), number());
        case 'W':
          return new Waiting(text(), text(), text(), as(Line.class, below));
        case 'X':
          return thrown(below);
        default:
          throw new Malformed("unknown tag " + tag);
      }
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
        chars[i] = (char) ((bytes[2 * i] & 0xFF) << 8 | bytes[2 * i + 1] & 0xFF);
      }
      return new String(chars);
    }

    private byte[] bytes() throws IOException {
      int length = count();
      take(length);
      byte[] bytes = new byte[length];
      in.readFully(bytes);
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
      take(4);
      return in.readInt();
    }

    private long big() throws IOException {
      take(8);
      return in.readLong();
    }

    private void take(long bytes) throws Malformed {
      if (bytes > left) {
        throw new Malformed("a value is longer than its frame");
      }
      left -= bytes;
    }

    private <T> T as(Class<T> type, int depth) throws IOException {
      return cast(type, read(depth));
    }

    private static Object present(@Nullable Object value) throws Malformed {
      return cast(Object.class, value);
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
  }

  private interface Reading {
    Object read() throws IOException;
  }

  private static final class Counter extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] b, int from, int length) {
      count += length;
    }
  }
}
