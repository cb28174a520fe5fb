package loopbook.judge.child;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A heap dump, in the format of HPROF 1.0.2 (the JDK's {@code heapDumper.cpp}), read as a stream: a
 * heap is not to be held a second time. Ids have eight bytes, as on all JVMs of 64 bits.
 */
final class HeapDump {
  /** Of the format's types, from 4 (boolean) to 11 (long); 2 is an object's id. */
  private static final int[] SIZES = {0, 0, 8, 0, 1, 2, 4, 8, 1, 2, 4, 8};

  private static final int CHAR = 5;
  private static final int BYTE = 8;
  private static final int HEADER = "JAVA PROFILE 1.0.2\0".length();

  private final Path file;
  private final Map<Long, String> names = new HashMap<>();
  private final Map<Long, Long> nameOfClass = new HashMap<>();
  private final Map<Long, Kind> kinds = new HashMap<>();

  private HeapDump(Path file) {
    this.file = file;
  }

  /** A class: its superclass and its own fields. */
  private record Kind(long parent, long[] fields, int[] types) {}

  /** What is done with the records of one pass; those not asked for are skipped. */
  @SuppressWarnings("UnusedVariable") // what a pass does not override does not look at them
  private abstract static class Visitor {
    void text(long id, DataInputStream in, int length) throws IOException {
      in.skipNBytes(length);
    }

    void loaded(long type, long name) {}

    void kind(long type, Kind kind) {}

    void instance(long id, long type, DataInputStream in, int length) throws IOException {
      in.skipNBytes(length);
    }

    void array(long id, int type, int count, DataInputStream in) throws IOException {
      in.skipNBytes((long) count * SIZES[type]);
    }
  }

  /** Reads which classes there are. */
  static HeapDump open(Path file, Set<String> fields) throws IOException {
    HeapDump dump = new HeapDump(file);
    dump.pass(
        new Visitor() {
          @Override
          void text(long id, DataInputStream in, int length) throws IOException {
            String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            if (text.indexOf('/') > 0 || fields.contains(text)) {
              dump.names.put(id, text);
            }
          }

          @Override
          void loaded(long type, long name) {
            dump.nameOfClass.put(type, name);
          }

          @Override
          void kind(long type, Kind kind) {
            dump.kinds.put(type, kind);
          }
        });
    return dump;
  }

  /**
   * The objects of a class and its subclasses, by id: the values of their fields of that class, and
   * of its superclasses, that were named when the dump was opened. References are ids.
   *
   * @param name {@code java/io/BufferedWriter}
   */
  Map<Long, Map<String, Long>> objects(String name) throws IOException {
    Map<Long, Map<String, Long>> found = new LinkedHashMap<>();
    pass(
        new Visitor() {
          @Override
          void instance(long id, long type, DataInputStream in, int length) throws IOException {
            if (isA(type, name)) {
              found.put(id, values(type, in));
            } else {
              in.skipNBytes(length);
            }
          }
        });
    return found;
  }

  /** Arrays of bytes and of chars, by id. */
  Map<Long, Object> arrays(Set<Long> wanted) throws IOException {
    Map<Long, Object> found = new HashMap<>();
    pass(
        new Visitor() {
          @Override
          void array(long id, int type, int count, DataInputStream in) throws IOException {
            if (!wanted.contains(id) || (type != CHAR && type != BYTE)) {
              super.array(id, type, count, in);
            } else if (type == BYTE) {
              found.put(id, in.readNBytes(count));
            } else {
              char[] chars = new char[count];
              for (int i = 0; i < count; i++) {
                chars[i] = in.readChar();
              }
              found.put(id, chars);
            }
          }
        });
    return found;
  }

  private boolean isA(long type, String name) {
    Set<Long> seen = new HashSet<>();
    for (long at = type; at != 0 && seen.add(at); at = parent(at)) {
      if (name.equals(names.get(nameOfClass.getOrDefault(at, 0L)))) {
        return true;
      }
    }
    return false;
  }

  private long parent(long type) {
    Kind kind = kinds.get(type);
    return kind == null ? 0 : kind.parent();
  }

  /** The fields of a class stand before those of its superclass, whose values win. */
  private Map<String, Long> values(long type, DataInputStream in) throws IOException {
    Map<String, Long> values = new HashMap<>();
    for (long at = type; at != 0; at = parent(at)) {
      Kind kind = kinds.get(at);
      for (int i = 0; kind != null && i < kind.fields().length; i++) {
        long value = value(kind.types()[i], in);
        String name = names.get(kind.fields()[i]);
        if (name != null) {
          values.put(name, value);
        }
      }
    }
    return values;
  }

  private static long value(int type, DataInputStream in) throws IOException {
    return switch (SIZES[type]) {
      case 1 -> in.readByte();
      case 2 -> in.readShort();
      case 4 -> in.readInt();
      default -> in.readLong();
    };
  }

  private void pass(Visitor visitor) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      in.skipNBytes(HEADER);
      if (in.readInt() != Long.BYTES) {
        throw new IOException("ids of another size");
      }
      in.readLong();
      for (int tag = in.read(); tag >= 0; tag = in.read()) {
        in.readInt();
        long length = Integer.toUnsignedLong(in.readInt());
        switch (tag) {
          case 0x01 -> visitor.text(in.readLong(), in, (int) length - Long.BYTES);
          case 0x02 -> {
            in.readInt();
            long type = in.readLong();
            in.readInt();
            visitor.loaded(type, in.readLong());
          }
          case 0x0C, 0x1C -> segment(in, length, visitor);
          default -> in.skipNBytes(length);
        }
      }
    } catch (EOFException cut) {
      throw new IOException("the dump is cut off", cut);
    }
  }

  private static void segment(DataInputStream in, long length, Visitor visitor) throws IOException {
    long left = length;
    while (left > 0) {
      int tag = in.readUnsignedByte();
      left -= 1;
      left -=
          switch (tag) {
            case 0xFF, 0x05, 0x07 -> skip(in, 8);
            case 0x01 -> skip(in, 16);
            case 0x04, 0x06 -> skip(in, 12);
            case 0x02, 0x03, 0x08 -> skip(in, 16);
            case 0x20 -> kind(in, visitor);
            case 0x21 -> instance(in, visitor);
            case 0x22 -> references(in);
            case 0x23 -> array(in, visitor);
            default -> throw new IOException("an unknown record: " + tag);
          };
    }
  }

  private static long skip(DataInputStream in, long bytes) throws IOException {
    in.skipNBytes(bytes);
    return bytes;
  }

  /** Each of these gives how many bytes the record has. */
  private static long instance(DataInputStream in, Visitor visitor) throws IOException {
    long id = in.readLong();
    in.readInt();
    long type = in.readLong();
    int length = in.readInt();
    visitor.instance(id, type, in, length);
    return 24L + length;
  }

  private static long references(DataInputStream in) throws IOException {
    in.readLong();
    in.readInt();
    long count = in.readInt();
    in.readLong();
    in.skipNBytes(count * Long.BYTES);
    return 24 + count * Long.BYTES;
  }

  private static long array(DataInputStream in, Visitor visitor) throws IOException {
    long id = in.readLong();
    in.readInt();
    int count = in.readInt();
    int type = in.readUnsignedByte();
    visitor.array(id, type, count, in);
    return 17 + (long) count * SIZES[type];
  }

  private static long kind(DataInputStream in, Visitor visitor) throws IOException {
    long type = in.readLong();
    in.readInt();
    long parent = in.readLong();
    in.skipNBytes(5 * Long.BYTES + Integer.BYTES); // loader, signers, domain, two reserved; size
    long length = 8 + 4 + 8 + 44;
    int constants = in.readUnsignedShort();
    length += 2;
    for (int i = 0; i < constants; i++) {
      in.readUnsignedShort();
      int size = SIZES[in.readUnsignedByte()];
      length += 3 + skip(in, size);
    }
    int statics = in.readUnsignedShort();
    length += 2;
    for (int i = 0; i < statics; i++) {
      in.readLong();
      int size = SIZES[in.readUnsignedByte()];
      length += 9 + skip(in, size);
    }
    int fields = in.readUnsignedShort();
    length += 2 + 9L * fields;
    long[] names = new long[fields];
    int[] types = new int[fields];
    for (int i = 0; i < fields; i++) {
      names[i] = in.readLong();
      types[i] = in.readUnsignedByte();
    }
    visitor.kind(type, new Kind(parent, names, types));
    return length;
  }
}
