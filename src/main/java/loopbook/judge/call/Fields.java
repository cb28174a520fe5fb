package loopbook.judge.call;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of the child, by the names of its components in their order.
 *
 * @param type the record's binary name, {@code FetchPage$Page}
 */
public record Fields(String type, Map<String, @Nullable Object> components) {
  public Fields {
    components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
  }

  /** The value of a component; null as well if there is no such component. */
  public @Nullable Object get(String name) {
    return components.get(name);
  }
}
