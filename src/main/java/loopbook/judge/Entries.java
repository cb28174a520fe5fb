package loopbook.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopbook.judge.trial.Entry;

/** Finds the ways into a class over a socket. */
final class Entries {
  private Entries() {}

  /**
   * Its public static methods that take a socket or an address; of a class that is made with a
   * socket, its one method without parameters.
   */
  static List<Entry> of(Shape shape, String type) {
    List<Shape.Member> members = shape.members().getOrDefault(type, List.of());
    List<Entry> found = new ArrayList<>();
    for (Shape.Member member : members) {
      if (member.kind() == Shape.Kind.STATIC) {
        found.add(new Entry(member.name(), false, member.parameters()));
      } else if (member.kind() == Shape.Kind.CONSTRUCTOR) {
        only(members).ifPresent(m -> found.add(new Entry(m.name(), true, member.parameters())));
      }
    }
    found.removeIf(entry -> !entry.isUsable());
    return found;
  }

  private static Optional<Shape.Member> only(List<Shape.Member> members) {
    List<Shape.Member> own = members.stream().filter(m -> m.kind() == Shape.Kind.INSTANCE).toList();
    return own.size() == 1 && own.get(0).parameters().isEmpty()
        ? Optional.of(own.get(0))
        : Optional.empty();
  }
}
