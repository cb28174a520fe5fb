package loopbook.course;

/** Which of its forms an example is shown in. */
public enum Form {
  /** Faithful to a tutorial, defects included. */
  AS_WRITTEN("as-written"),
  /** Without the defects. */
  REPAIRED("repaired"),
  /** The only form that there is. */
  ONLY("");

  private final String word;

  Form(String word) {
    this.word = word;
  }

  /** The word in a fence's info string; empty for {@link #ONLY}. */
  public String word() {
    return word;
  }
}
