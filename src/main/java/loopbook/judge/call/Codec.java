package loopbook.judge.call;

import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
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
  /** How deep values may be nested. */
  static final int DEPTH = 24;

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
      text(out, waiting.wants());
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
