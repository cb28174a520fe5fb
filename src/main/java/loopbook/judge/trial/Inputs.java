package loopbook.judge.trial;

import java.util.List;
import java.util.Random;

/**
 * What a test may vary: words, numbers and bytes that nobody can have written into a program. They
 * are drawn from the seed of the check and the name of the test: with the same seed a test gets the
 * same ones again, whichever other tests run and on every JDK.
 *
 * <pre>{@code
 * @Test
 * void half(Submission submission, Inputs inputs) {
 *   String word = inputs.word();
 * }
 * }</pre>
 */
public final class Inputs {
  private static final int SHORT = 3;
  private static final int LONG = 9;

  private final Random random;

  Inputs(long seed, String test) {
    // as long as this is the class that Java's documentation defines, the numbers stay the same
    random = new Random(seed * 0x9E37_79B9_7F4A_7C15L ^ test.hashCode());
  }

  /** A number from {@code least} to {@code most}, both included. */
  public int number(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** Three to nine letters from a to z. */
  public String word() {
    return word(number(SHORT, LONG));
  }

  /** So many letters from a to z. */
  public String word(int length) {
    StringBuilder word = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  /** Several words with a space between each two. */
  public String words(int count) {
    StringBuilder words = new StringBuilder(word());
    for (int i = 1; i < count; i++) {
      words.append(' ').append(word());
    }
    return words.toString();
  }

  /** So many bytes of any value. */
  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** One of several. */
  public <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
