package loopbook.example;

/**
 * Why the compiler rejects a text.
 *
 * @param line in the text as it was typed, from 1
 * @param column from 1, in UTF-16 units
 * @param width how many characters are to blame, at least 1
 * @param message a sentence
 * @param code the compiler's own name for it, {@code compiler.err.cant.resolve.location}
 */
public record Fault(int line, int column, int width, String message, String code) {}
