package loopbook.wire;

/**
 * Where a fence and a run part.
 *
 * @param line of the fence, from 1; 0 if it is about none of them
 * @param expected the fence's words, or "" if it states nothing more
 * @param happened what happened instead, as a fence would say it, or "" if nothing did
 * @param actual all that happened, as a fence that would match
 */
public record Mismatch(int line, String expected, String happened, String actual) {}
