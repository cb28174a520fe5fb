package loopbook.grade;

/**
 * What a result depends on besides the submission. A result is taken again only under equal terms.
 *
 * @param version of Loopbook
 * @param tests SHA-256 of the answer pack and the visible tests together, in hex
 * @param seed decides what the tests vary, and in which order submissions are graded
 * @param isolation the level, 1 to 3
 */
public record Terms(String version, String tests, long seed, int isolation) {}
