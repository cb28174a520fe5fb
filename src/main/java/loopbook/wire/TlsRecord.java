package loopbook.wire;

/** What a piece of a TLS connection is, as far as it can be told from outside. */
public enum TlsRecord {
  CHANGE_CIPHER_SPEC,
  ALERT,
  HANDSHAKE,
  /** Application data, or, since TLS 1.3, whatever comes after the first flight. */
  CIPHERTEXT,
  /** Within a record. */
  PART;

  /** The first content type, in the order of their numbers (RFC 8446, section 5.1). */
  private static final int FIRST_TYPE = 20;

  private static final int HEADER = 5;
  private static final int MAJOR = 3;
  private static final int MOST_MINOR = 4;

  /** What begins with these bytes. */
  static TlsRecord of(Payload bytes) {
    if (bytes.size() < HEADER || bytes.get(1) != MAJOR || (bytes.get(2) & 0xFF) > MOST_MINOR) {
      return PART;
    }
    int type = bytes.get(0) - FIRST_TYPE;
    return type < 0 || type >= PART.ordinal() ? PART : values()[type];
  }
}
