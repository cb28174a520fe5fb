package loopbook.weave;

import java.io.IOException;
import java.net.DatagramPacket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bytes that one call moves: where they are before it, and which they were after it. */
final class Traffic {
  private static final byte[] NONE = new byte[0];
  private static final int LIMIT = Tracer.PAYLOAD_LIMIT;

  private static final ByteBuffer[] NO_BUFFERS = {};
  private static final int[] NO_POSITIONS = {};

  /** Of a call without arguments. */
  static final Traffic NOTHING = new Traffic(Point.Shape.PLAIN, new Object[4], false);

  private final Point.Shape shape;
  private final @Nullable Object[] arguments;
  private final boolean asynchronous;
  private final boolean handled;
  private final int[] positions;
  private final long capacity;

  /** Looks at the arguments of a call that is being entered. */
  static Traffic of(Point point, @Nullable Object[] arguments) {
    if (point.shape() != Point.Shape.LATER_BUFFERS) {
      return new Traffic(point.shape(), arguments, hasHandler(arguments));
    }
    Object buffers =
        arguments[3] instanceof ByteBuffer[] all
            ? all
            : new ByteBuffer[] {(ByteBuffer) arguments[2]};
    int count = ((ByteBuffer[]) buffers).length;
    return new Traffic(
        point.shape(), new Object[] {arguments[0], buffers, 0, count}, hasHandler(arguments));
  }

  private static boolean hasHandler(@Nullable Object[] arguments) {
    return arguments.length > 4 && arguments[4] != null;
  }

  private Traffic(Point.Shape shape, @Nullable Object[] arguments, boolean handled) {
    this.shape = shape;
    this.arguments = arguments;
    this.asynchronous = shape.isAsynchronous();
    this.handled = handled;
    ByteBuffer[] buffers = buffers();
    positions = buffers.length == 0 ? NO_POSITIONS : new int[buffers.length];
    long room = 0;
    for (int i = 0; i < buffers.length; i++) {
      positions[i] = buffers[i].position();
      room += buffers[i].remaining();
    }
    capacity = capacity(room);
  }

  boolean isAsynchronous() {
    return asynchronous;
  }

  /** Whether an asynchronous call ends in a handler, and not in a future. */
  boolean hasHandler() {
    return handled;
  }

  /** The new socket of an accept that returned this. */
  Object accepted(@Nullable Object result) {
    return Objects.requireNonNull(shape == Point.Shape.ACCEPTED_INTO ? arguments[1] : result);
  }

  long capacity() {
    return capacity;
  }

  /** The object and three arguments. */
  @Nullable Object[] arguments() {
    return arguments;
  }

  private long capacity(long room) {
    return switch (shape) {
      case STREAM, ARRAY, PLAINTEXT -> number(3);
      case BUFFER, BUFFERS, FROM, TO, LATER_BUFFERS -> room;
      case PACKET -> arguments[1] instanceof DatagramPacket packet ? packet.getLength() : 0;
      case FILE -> number(2);
      case BYTE -> 1;
      default -> 0;
    };
  }

  /** Bytes moved, as {@link SocketCall#count} says. */
  long count(@Nullable Object result) {
    return switch (shape) {
      case STREAM, ARRAY, BUFFER, BUFFERS, LATER_BUFFERS, FILE, READY, PLAINTEXT ->
          result instanceof Number n ? n.longValue() : capacity;
      case PACKET -> arguments[1] instanceof DatagramPacket packet ? packet.getLength() : 0;
      case FROM -> result == null ? -1 : moved();
      case TO -> result instanceof Number n ? n.longValue() : capacity;
      case BYTE, ACCEPTED_INTO -> 1;
      case ADDRESS, LATER_ADDRESS, PLAIN -> Boolean.FALSE.equals(result) ? 0 : 1;
      case ACCEPTED, LATER_ACCEPTED -> result == null ? 0 : 1;
      case ALIAS, COMPLETES, COMPLETED, OPTION -> 0;
    };
  }

  /** The first of the bytes that were moved. */
  byte[] payload(long count) {
    int wanted = (int) Math.min(count, LIMIT);
    if (wanted <= 0) {
      return NONE;
    }
    return switch (shape) {
      case STREAM, ARRAY, PLAINTEXT ->
          arguments[1] instanceof byte[] bytes
              ? Arrays.copyOfRange(bytes, (int) number(2), (int) number(2) + wanted)
              : NONE;
      case BUFFER, BUFFERS, FROM, TO, LATER_BUFFERS -> gathered(wanted);
      case PACKET ->
          arguments[1] instanceof DatagramPacket packet
              ? Arrays.copyOfRange(
                  packet.getData(), packet.getOffset(), packet.getOffset() + wanted)
              : NONE;
      case FILE -> ofFile(wanted);
      case BYTE -> new byte[] {(byte) number(1)};
      default -> NONE;
    };
  }

  private long number(int argument) {
    return arguments[argument] instanceof Number n ? n.longValue() : 0;
  }

  private long moved() {
    long sum = 0;
    ByteBuffer[] buffers = buffers();
    for (int i = 0; i < buffers.length; i++) {
      sum += buffers[i].position() - positions[i];
    }
    return sum;
  }

  private ByteBuffer[] buffers() {
    if (arguments[1] instanceof ByteBuffer buffer) {
      return new ByteBuffer[] {buffer};
    }
    if (arguments[1] instanceof ByteBuffer[] all) {
      int from = (int) Math.max(0, Math.min(number(2), all.length));
      int to = (int) Math.max(from, Math.min(from + number(3), all.length));
      return Arrays.copyOfRange(all, from, to);
    }
    return NO_BUFFERS;
  }

  private byte[] gathered(int wanted) {
    byte[] all = new byte[wanted];
    int done = 0;
    ByteBuffer[] buffers = buffers();
    for (int i = 0; i < buffers.length && done < wanted; i++) {
      int part = Math.min(wanted - done, buffers[i].limit() - positions[i]);
      if (part > 0) {
        buffers[i].get(positions[i], all, done, part);
        done += part;
      }
    }
    return done == wanted ? all : Arrays.copyOf(all, done);
  }

  private byte[] ofFile(int wanted) {
    if (!(arguments[0] instanceof FileChannel file)) {
      return NONE;
    }
    ByteBuffer read = ByteBuffer.allocate(wanted);
    try {
      file.read(read, number(1));
    } catch (IOException e) {
      return NONE;
    }
    return Arrays.copyOf(read.array(), read.position());
  }
}
