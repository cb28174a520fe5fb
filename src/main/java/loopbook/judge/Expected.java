package loopbook.judge;

/**
 * A check that every result of its exercise has.
 *
 * @param name {@code halfClose}
 * @param title what it tests, in words
 * @param hidden whether it is one of the answer pack
 */
public record Expected(String name, String title, boolean hidden) {}
