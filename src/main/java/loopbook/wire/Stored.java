package loopbook.wire;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events and rows as bytes, for a run that is looked at again later. The form follows the records'
 * components; {@link #FORM} changes with them, and a reader refuses another one.
 */
public final class Stored {
  /** What this version of the records looks like. */
  public static final int FORM =
      ((form(Event.class) * 31 + form(TcpRow.class)) * 31 + form(UdpRow.class)) * 31
          + form(Compared.class);

  private static final int MOST_BYTES = 1 << 20;

  private Stored() {}

  /** Writes values of one kind; a value is a record of this package. */
  public static void write(DataOutput out, List<? extends Record> values) throws IOException {
    out.writeInt(values.size());
    for (Record value : values) {
      put(out, value.getClass(), value);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is not that
   */
  public static <R extends Record> List<R> read(DataInput in, Class<R> type) throws IOException {
    int count = in.readInt();
    if (count < 0) {
      throw new IOException("a negative count");
    }
    List<R> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(type.cast(get(in, type)));
    }
    return values;
  }

  private static int form(Class<?> type) {
    int form = type.getSimpleName().hashCode();
    if (type.isRecord()) {
      for (RecordComponent part : type.getRecordComponents()) {
        form = form * 31 + part.getName().hashCode() * 31 + form(part.getType());
      }
    } else if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) {
        form = form * 31 + constant.toString().hashCode();
      }
    }
    return form;
  }

  private static void put(DataOutput out, Class<?> type, @Nullable Object value)
      throws IOException {
    if (type == long.class && value instanceof Long number) {
      out.writeLong(number);
      return;
    }
    if (type == int.class && value instanceof Integer number) {
      out.writeInt(number);
      return;
    }
    out.writeBoolean(value != null);
    if (value instanceof String text) {
      bytes(out, text.getBytes(StandardCharsets.UTF_8));
    } else if (value instanceof Enum<?> constant) {
      out.writeInt(constant.ordinal());
    } else if (value instanceof Payload payload) {
      bytes(out, payload.toArray());
    } else if (value instanceof SocketAddress address) {
      address(out, address);
    } else if (value instanceof Record composed) {
      for (RecordComponent part : type.getRecordComponents()) {
        put(out, part.getType(), part(composed, part));
      }
    } else if (value != null) {
      throw new IllegalArgumentException("cannot be stored: " + type);
    }
  }

  private static @Nullable Object get(DataInput in, Class<?> type) throws IOException {
    if (type == long.class) {
      return in.readLong();
    }
    if (type == int.class) {
      return in.readInt();
    }
    if (!in.readBoolean()) {
      return null;
    }
    if (type == String.class) {
      return new String(bytes(in), StandardCharsets.UTF_8);
    }
    if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      int ordinal = in.readInt();
      if (ordinal < 0 || ordinal >= constants.length) {
        throw new IOException("no " + type.getSimpleName() + " " + ordinal);
      }
      return constants[ordinal];
    }
    if (type == Payload.class) {
      return Payload.of(bytes(in));
    }
    if (SocketAddress.class.isAssignableFrom(type)) {
      return address(in);
    }
    return composed(in, type);
  }

  private static Object composed(DataInput in, Class<?> type) throws IOException {
    RecordComponent[] parts = type.getRecordComponents();
    if (parts == null) {
      throw new IllegalArgumentException("cannot be stored: " + type);
    }
    Class<?>[] types = new Class<?>[parts.length];
    @Nullable Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      types[i] = parts[i].getType();
      values[i] = get(in, types[i]);
    }
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return canonical.newInstance(values);
    } catch (InvocationTargetException refused) {
      throw new IOException("not a " + type.getSimpleName(), refused);
    } catch (ReflectiveOperationException cannotBe) {
      throw new IllegalStateException(cannotBe);
    }
  }

  private static @Nullable Object part(Record composed, RecordComponent part) {
    try {
      part.getAccessor().setAccessible(true);
      return part.getAccessor().invoke(composed);
    } catch (ReflectiveOperationException cannotBe) {
      throw new IllegalStateException(cannotBe);
    }
  }

  private static void address(DataOutput out, SocketAddress address) throws IOException {
    if (address instanceof InetSocketAddress inet) {
      out.writeByte(inet.isUnresolved() ? 2 : 1);
      bytes(
          out,
          inet.isUnresolved()
              ? inet.getHostString().getBytes(StandardCharsets.UTF_8)
              : inet.getAddress().getAddress());
      out.writeInt(inet.getPort());
    } else {
      String path = address instanceof UnixDomainSocketAddress unix ? unix.toString() : "";
      out.writeByte(3);
      bytes(out, path.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static SocketAddress address(DataInput in) throws IOException {
    byte kind = in.readByte();
    byte[] name = bytes(in);
    try {
      return switch (kind) {
        case 1 -> new InetSocketAddress(InetAddress.getByAddress(name), in.readInt());
        case 2 ->
            InetSocketAddress.createUnresolved(
                new String(name, StandardCharsets.UTF_8), in.readInt());
        case 3 -> UnixDomainSocketAddress.of(new String(name, StandardCharsets.UTF_8));
        default -> throw new IOException("no address of kind " + kind);
      };
    } catch (IllegalArgumentException odd) {
      throw new IOException("not an address", odd);
    }
  }

  private static void bytes(DataOutput out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] bytes(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException(length + " bytes at once");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }
}
