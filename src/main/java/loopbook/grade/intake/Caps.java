package loopbook.grade.intake;

/** What one student's files may come to; what is beyond is not looked at, and that is said. */
final class Caps {
  /** Of one source; the judge takes no more either. */
  static final int SOURCE = 512 << 10;

  /** Of which the kind of another file is seen. */
  static final int HEAD = 512;

  /** Archives within archives. */
  static final int DEPTH = 3;

  /** Folders within folders. */
  static final int FOLDERS = 32;

  private static final int FILES = 5000;
  private static final long BYTES = 64L << 20;

  /** Of what comes out to what went in, beyond the first {@link #FREE} bytes. */
  private static final int RATIO = 150;

  private static final long FREE = 1 << 20;

  private int files;
  private long bytes;

  /** A cap was reached. */
  static final class Reached extends Exception {
    private static final long serialVersionUID = 1L;
    private final String key;

    Reached(String key) {
      super(key);
      this.key = key;
    }

    String key() {
      return key;
    }
  }

  /** One more file. */
  void file() throws Reached {
    if (++files > FILES) {
      throw new Reached("cap.files");
    }
  }

  /** So many bytes more. */
  void bytes(int more) throws Reached {
    bytes += more;
    if (bytes > BYTES) {
      throw new Reached("cap.bytes");
    }
  }

  /** Refuses what unfolds like nothing that a person wrote; unknown sizes are negative. */
  static void ratio(long unpacked, long packed) throws Reached {
    if (unpacked > FREE && packed >= 0 && unpacked / RATIO > packed) {
      throw new Reached("cap.ratio");
    }
  }
}
