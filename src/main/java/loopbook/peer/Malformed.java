package loopbook.peer;

import java.util.List;

/**
 * BADUTF8: bytes that no UTF-8 decoder may accept (RFC 3629, section 3).
 *
 * @param name what is wrong with them
 * @param bytes the bytes, to be put in the middle of a text
 */
public record Malformed(String name, Content bytes) {
  /** One of each kind. */
  public static List<Malformed> utf8() {
    return List.of(
        new Malformed("a lead byte without its continuation", Content.hex(0xC3, 0x28)),
        new Malformed("a continuation byte alone", Content.hex(0x80)),
        new Malformed("an overlong form", Content.hex(0xC0, 0xAF)),
        new Malformed("half of a surrogate pair", Content.hex(0xED, 0xA0, 0x80)),
        new Malformed("a byte that UTF-8 never uses", Content.hex(0xFF)),
        new Malformed("a character that stops half-way", Content.hex(0xE2, 0x82)));
  }
}
