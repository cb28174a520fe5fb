package loopbook.judge;

/**
 * Something wrong with the source itself: an error of the compiler, or something that is missing.
 *
 * @param file its name; empty if no file is meant
 * @param line from 1; 0 if no line is meant
 * @param column from 1; 0 if none is meant
 * @param message what is wrong: the compiler's words, or plain ones where we know them
 * @param next the next step; may be empty
 * @param source the line's text; may be empty
 */
public record Fault(
    String file, int line, int column, String message, String next, String source) {}
