package loopbook.text;

import java.util.List;

/** What a piece of text means; a {@link Palette} decides how that looks. */
public enum Tone {
  PLAIN,
  DIM,
  STRONG,
  EMPHASIS,
  HEADING,
  /** Code within prose, and code whose parts are not told apart. */
  CODE,
  KEYWORD,
  STRING,
  NUMBER,
  COMMENT,
  TYPE,
  ANNOTATION,
  LINK,
  QUOTE,
  GOOD,
  BAD,
  WARNING,
  /** A key to press or a command to type. */
  KEY,
  /** The one thing on the screen that is chosen or current. */
  CURRENT,
  PARTY_1,
  PARTY_2,
  PARTY_3,
  PARTY_4,
  PARTY_5,
  PARTY_6;

  private static final List<Tone> PARTIES =
      List.of(PARTY_1, PARTY_2, PARTY_3, PARTY_4, PARTY_5, PARTY_6);

  /** The tone of a party by its place, from 0; after six they begin again. */
  public static Tone party(int index) {
    return PARTIES.get(Math.floorMod(index, PARTIES.size()));
  }
}
