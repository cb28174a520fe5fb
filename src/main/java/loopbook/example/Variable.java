package loopbook.example;

/**
 * A variable of a session.
 *
 * @param type as it was declared
 * @param value as JShell shows it
 */
public record Variable(String name, String type, String value) {}
