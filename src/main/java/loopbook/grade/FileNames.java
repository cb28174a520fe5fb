package loopbook.grade;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names of files for ids that anybody may have chosen: safe on every system, and different where
 * the ids are, on disks too that do not tell upper case from lower.
 */
public final class FileNames {
  private static final Pattern SAFE =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,58}[A-Za-z0-9_-])?");

  /** Names that Windows keeps for devices, with any ending. */
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(?:con|prn|aux|nul|com\\d|lpt\\d)(?:\\..*)?");

  private final Map<String, Integer> folded = new HashMap<>();

  /** For these ids together. */
  public FileNames(Collection<String> ids) {
    ids.stream().distinct().forEach(id -> folded.merge(fold(id), 1, Integer::sum));
  }

  /** The name for one of them, without an ending. */
  public String of(String id) {
    boolean safe = SAFE.matcher(id).matches() && !DEVICE.matcher(id).matches();
    if (safe && folded.getOrDefault(fold(id), 1) == 1) {
      return id;
    }
    String bare = id.replaceAll("[^A-Za-z0-9_-]+", "_");
    String begin = bare.substring(0, Math.min(40, bare.length())).replaceFirst("^[_-]+", "");
    return (begin.isEmpty() ? "id" : begin) + "-" + new Hash().add(id).hex().substring(0, 8);
  }

  private static String fold(String id) {
    return id.toLowerCase(Locale.ROOT);
  }
}
