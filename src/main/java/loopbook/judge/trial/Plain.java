package loopbook.judge.trial;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A test's values as the calls carry them: what lives in the child is named by its handle. */
final class Plain {
  private Plain() {}

  static List<@Nullable Object> of(List<? extends @Nullable Object> arguments) {
    List<@Nullable Object> plain = new ArrayList<>();
    for (Object argument : arguments) {
      if (argument instanceof Remote remote) {
        plain.add(remote.handle());
      } else if (argument instanceof Recorded recorded) {
        plain.add(recorded.object().handle());
      } else if (argument instanceof List<?> list) {
        plain.add(of(list));
      } else {
        plain.add(argument);
      }
    }
    return plain;
  }
}
