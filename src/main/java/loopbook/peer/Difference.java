package loopbook.peer;

import java.util.Optional;

/**
 * Where what came begins to differ from what was expected.
 *
 * @param at the position of the first byte that differs, from 0
 * @param expected the byte expected there, 0 to 255, or -1 if nothing more was expected
 * @param received the byte that came, 0 to 255, or -1 if nothing more came
 */
public record Difference(long at, int expected, int received) {

  /** The first difference, if there is one. */
  public static Optional<Difference> between(Content expected, Content received) {
    long common = Math.min(expected.length(), received.length());
    for (long at = 0; at < common; at++) {
      if (expected.at(at) != received.at(at)) {
        return Optional.of(new Difference(at, expected.at(at) & 0xFF, received.at(at) & 0xFF));
      }
    }
    if (expected.length() == received.length()) {
      return Optional.empty();
    }
    return Optional.of(
        new Difference(
            common,
            common < expected.length() ? expected.at(common) & 0xFF : -1,
            common < received.length() ? received.at(common) & 0xFF : -1));
  }

  /** Such as {@code byte 3: 0x4C 'L' expected, 0x6C 'l' came}. */
  @Override
  public String toString() {
    return "byte " + at + ": " + shown(expected) + " expected, " + shown(received) + " came";
  }

  private static String shown(int value) {
    if (value < 0) {
      return "nothing";
    }
    String hex = String.format("0x%02X", value);
    return value > 0x20 && value < 0x7F ? hex + " '" + (char) value + "'" : hex;
  }
}
