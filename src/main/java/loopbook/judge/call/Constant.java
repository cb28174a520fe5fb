package loopbook.judge.call;

/**
 * An enum constant of the child.
 *
 * @param type the enum's binary name, {@code TryConnect$Outcome}
 * @param name {@code REFUSED}
 */
public record Constant(String type, String name) {
  @Override
  public String toString() {
    return name;
  }
}
