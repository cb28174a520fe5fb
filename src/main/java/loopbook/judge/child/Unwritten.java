package loopbook.judge.child;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What lies in the buffers of output streams and writers and was not flushed. The learner's own
 * variables cannot be asked for it; a dump of the heap has them all, takes a tenth of a second or
 * so, and leaves the program as it is.
 */
final class Unwritten {
  private static final Set<String> FIELDS =
      Set.of("buf", "count", "cb", "nextChar", "bb", "hb", "offset", "position");

  /** One part of an array. */
  private record Part(long array, int from, int to) {}

  private Unwritten() {}

  /**
   * The contents of all such buffers that are not empty: bytes, or text that a writer had not
   * encoded yet. None where no dump can be made or read.
   */
  static List<Object> contents() {
    Path file = Path.of("heap-" + System.nanoTime() + ".hprof").toAbsolutePath();
    try {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpHeap(file.toString(), false);
      return contents(file);
    } catch (IOException | RuntimeException noDump) {
      return List.of();
    } finally {
      delete(file);
    }
  }

  private static List<Object> contents(Path file) throws IOException {
    HeapDump dump = HeapDump.open(file, FIELDS);
    List<Part> parts = new ArrayList<>();
    for (Map<String, Long> stream : dump.objects("java/io/BufferedOutputStream").values()) {
      add(parts, stream, "buf", 0, stream.getOrDefault("count", 0L));
    }
    for (Map<String, Long> writer : dump.objects("java/io/BufferedWriter").values()) {
      add(parts, writer, "cb", 0, writer.getOrDefault("nextChar", 0L));
    }
    Map<Long, Map<String, Long>> buffers = new HashMap<>(dump.objects("java/nio/HeapByteBuffer"));
    for (Map<String, Long> encoder : dump.objects("sun/nio/cs/StreamEncoder").values()) {
      Map<String, Long> buffer = buffers.getOrDefault(encoder.getOrDefault("bb", 0L), Map.of());
      long from = buffer.getOrDefault("offset", 0L);
      add(parts, buffer, "hb", from, from + buffer.getOrDefault("position", 0L));
    }
    Set<Long> wanted = new HashSet<>();
    parts.forEach(part -> wanted.add(part.array()));
    Map<Long, Object> arrays = dump.arrays(wanted);
    List<Object> contents = new ArrayList<>();
    for (Part part : parts) {
      Object array = arrays.get(part.array());
      if (array instanceof byte[] bytes && part.to() <= bytes.length) {
        contents.add(Arrays.copyOfRange(bytes, part.from(), part.to()));
      } else if (array instanceof char[] chars && part.to() <= chars.length) {
        contents.add(new String(chars, part.from(), part.to() - part.from()));
      }
    }
    return contents;
  }

  private static void add(
      List<Part> parts, Map<String, Long> object, String array, long from, long to) {
    long id = object.getOrDefault(array, 0L);
    if (id != 0 && from >= 0 && to > from && to <= Integer.MAX_VALUE) {
      parts.add(new Part(id, (int) from, (int) to));
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // it goes with the child's folder
    }
  }
}
