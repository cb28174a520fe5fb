package loopbook.judge.call;

import java.util.List;

/**
 * An object that lives in the child and stays there.
 *
 * @param id its number in that child; {@link #IT} has 0
 * @param type its class's binary name
 * @param types the binary names of all its classes and interfaces, its own first
 */
public record Handle(long id, String type, List<String> types) {
  /** In {@link Answer.Made}: what its first operation gave. */
  public static final Handle IT = new Handle(0, "", List.of());

  public Handle {
    types = List.copyOf(types);
  }

  /**
   * Whether it is {@link #IT}. Not by {@code equals}: a record's makes the JVM spin method handles,
   * which takes a child as long as all the rest of its start.
   */
  public boolean isIt() {
    return id == IT.id;
  }

  /** Whether the object is an instance of that class or interface. */
  public boolean is(String typeName) {
    return types.contains(typeName);
  }
}
