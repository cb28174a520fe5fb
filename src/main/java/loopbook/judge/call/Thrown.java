package loopbook.judge.call;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An exception of the child.
 *
 * @param type its class's binary name
 * @param types the names of all its classes and interfaces, its own first
 * @param accessors what the public methods without parameters gave that the learner's own exception
 *     class declares, by name
 * @param lines the learner's lines on its stack, innermost first
 */
public record Thrown(
    String type,
    List<String> types,
    @Nullable String message,
    Map<String, @Nullable Object> accessors,
    @Nullable Thrown cause,
    List<Thrown> suppressed,
    List<Line> lines) {
  public Thrown {
    types = List.copyOf(types);
    accessors = Collections.unmodifiableMap(new LinkedHashMap<>(accessors));
    suppressed = List.copyOf(suppressed);
    lines = List.copyOf(lines);
  }

  /** Whether it is an instance of that class, {@code java.io.EOFException}. */
  public boolean is(String typeName) {
    return types.contains(typeName);
  }

  /** Its class without package, {@code EOFException}. */
  public String simpleType() {
    return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
  }

  /** {@code SocketException "Connection reset" at EchoUntilEof.java:12}. */
  @Override
  public String toString() {
    return simpleType()
        + (message == null ? "" : " \"" + message + "\"")
        + (lines.isEmpty() ? "" : " at " + lines.get(0));
  }
}
