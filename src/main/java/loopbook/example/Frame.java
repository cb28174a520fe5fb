package loopbook.example;

/**
 * A place in what somebody typed.
 *
 * @param source the role, or the number of the input at the prompt in brackets
 * @param line of that text, from 1
 * @param method the learner's method, or "" outside of all methods
 */
public record Frame(String source, int line, String method) {
  @Override
  public String toString() {
    return source + ":" + line + (method.isEmpty() ? "" : " in " + method);
  }
}
