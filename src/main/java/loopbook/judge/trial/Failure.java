package loopbook.judge.trial;

/** Ends a test that did not pass; the judge reads its {@link #finding()} and nothing else. */
public final class Failure extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  Failure(Finding finding) {
    super(String.join("\n", finding.lines()));
    this.finding = finding;
  }

  public Finding finding() {
    return finding;
  }
}
