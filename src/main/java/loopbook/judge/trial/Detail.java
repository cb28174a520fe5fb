package loopbook.judge.trial;

/**
 * One thing that was seen, beside the sentence.
 *
 * @param text one line, ready to show
 */
public record Detail(Label label, String text) {
  /** What it is about, in the order in which it is shown. */
  public enum Label {
    PEER("peer"),
    SENT("sent"),
    EXPECTED("expected"),
    RECEIVED("received"),
    DIFFERS("first difference"),
    RETURNED("returned"),
    THREW("threw"),
    ENDED("ended"),
    WAITING("your code was at"),
    SEEN("seen from outside");

    private final String words;

    Label(String words) {
      this.words = words;
    }

    /** The label as a learner reads it. */
    public String words() {
      return words;
    }
  }

  /** {@code expected: "HELLO\n"}. */
  @Override
  public String toString() {
    return label.words() + ": " + text;
  }
}
