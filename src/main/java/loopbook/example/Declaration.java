package loopbook.example;

/**
 * What was declared in a session: a class or a method of the learner's own.
 *
 * @param source as it was typed
 */
public record Declaration(String kind, String source) {}
