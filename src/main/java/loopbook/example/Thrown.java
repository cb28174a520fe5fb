package loopbook.example;

import java.util.List;
import java.util.Optional;

/**
 * An exception that nobody caught.
 *
 * @param type the simple name of its class
 * @param types that name and those of its superclasses
 * @param message "" if it has none
 * @param frames the learner's own, innermost first
 */
public record Thrown(
    String type, List<String> types, String message, List<Frame> frames, Optional<Thrown> cause) {
  public Thrown {
    types = List.copyOf(types);
    frames = List.copyOf(frames);
  }

  /** As Java prints it: {@code ConnectException: Connection refused}. */
  public String headline() {
    return message.isEmpty() ? type : type + ": " + message;
  }

  /** As Java prints one that ended a thread, with the learner's own frames alone. */
  String uncaughtIn(String thread) {
    StringBuilder text = new StringBuilder();
    text.append("Exception in thread \"").append(thread).append("\" ");
    text.append(headline()).append('\n');
    frames.forEach(frame -> text.append("    at ").append(frame).append('\n'));
    return text.toString();
  }
}
