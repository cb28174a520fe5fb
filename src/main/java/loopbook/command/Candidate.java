package loopbook.command;

/**
 * One completion.
 *
 * @param word what is inserted
 * @param about a few words on it; may be empty
 */
public record Candidate(String word, String about) {
  public static Candidate of(String word) {
    return new Candidate(word, "");
  }
}
